package io.inlet.store;

import io.inlet.store.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A migrated, empty database for one test, on the real PostgreSQL that all tests of this JVM share (started with the first
 * use, durable as in production, gone with the JVM).
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.fresh()) {
 *     TicketStore store = new PostgresTicketStore(database.dataSource());
 *     ...
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;
    private Database database;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A database of its own; close it to drop it. */
    public static TestDatabase fresh() {
        Template.ensure();
        return create("template " + TEMPLATE);
    }

    /** One without any schema yet. */
    public static TestDatabase blank() {
        return create("");
    }

    /** A pool as in production: 12 connections at most, the usual time-outs. */
    public synchronized DataSource dataSource() {
        if (database == null) {
            database = Database.open(address(), DatabaseOptions.defaults());
        }
        return database.dataSource();
    }

    /** For code under test that opens connections of its own. The role is a superuser. */
    public JdbcAddress address() {
        return at(name);
    }

    /** Of a gateway on this database and on free ports of this machine; more may be put in. */
    public Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "inlet.http.port",
                "0",
                "inlet.http.bind",
                "127.0.0.1",
                "inlet.management.port",
                "0",
                "inlet.database.url",
                address().url(),
                "inlet.database.user",
                address().user(),
                "inlet.database.password",
                address().password()));
    }

    /** Nobody may connect any more, and whoever is connected is cut off, until {@link #back}. */
    public void away() {
        administer("alter database " + name + " allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    /** Ends what {@link #away} began. */
    public void back() {
        administer("alter database " + name + " allow_connections true");
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
        administer("drop database " + name + " with (force)");
    }

    private static TestDatabase create(String origin) {
        String name = "test_" + COUNTER.incrementAndGet();
        administer("create database " + name + " " + origin);
        return new TestDatabase(name);
    }

    private static JdbcAddress at(String database) {
        JdbcAddress administrator = TestServer.shared().administrator();
        String url = administrator.url().replaceFirst("/[^/]*$", "/" + database);
        return new JdbcAddress(url, administrator.user(), administrator.password());
    }

    private static void administer(String command) {
        EmbeddedServer server = TestServer.shared();
        JdbcAddress administrator = server.administrator();
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.user(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    /** Migrated once per JVM; loading the class does it. */
    private static final class Template {
        static {
            administer("create database " + TEMPLATE);
            Database.open(at(TEMPLATE), DatabaseOptions.defaults().withPoolSize(1))
                    .close();
        }

        private Template() {}

        static void ensure() {
            // the work is done by loading the class
        }
    }
}
