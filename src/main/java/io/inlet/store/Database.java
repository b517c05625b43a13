package io.inlet.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The gateway's database: verified, of this program's schema, reached through one connection pool. Thread-safe. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the pool, verifies the server on one of the pool's own connections, and brings the schema up to date.
     *
     * @throws DatabaseUnusableException when it cannot be reached or must not be used; all problems that were found at once
     */
    public static Database open(JdbcAddress address, DatabaseOptions options) {
        return open(address, options, Migrations::run);
    }

    /**
     * Opens the database of a running gateway for another command: as {@link #open}, but the schema is left as it is and must
     * be this program's.
     *
     * @throws DatabaseUnusableException as {@link #open} does, and when the gateway is of another version
     */
    public static Database join(JdbcAddress address, DatabaseOptions options) {
        return open(address, options, Migrations::requireDone);
    }

    /** Connections have statement, lock and idle time-outs set, and are in auto-commit mode. */
    public DataSource dataSource() {
        return pool;
    }

    /** The time by the server's clock. */
    public Instant now() {
        return new Transactions(pool).<Instant, RuntimeException>single("asking for the time", session -> session.query(
                        row -> Columns.instant(row, "now"), "select now()")
                .get(0));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Database open(JdbcAddress address, DatabaseOptions options, Consumer<Migrations> schema) {
        HikariDataSource pool = Pool.open(address, options);
        try {
            verify(pool, address);
            schema.accept(new Migrations(address));
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    static void verify(DataSource pool, JdbcAddress address) {
        try (Connection connection = pool.getConnection()) {
            List<String> problems = ServerChecks.problems(connection, address);
            if (!problems.isEmpty()) {
                throw new DatabaseUnusableException(problems, null);
            }
        } catch (SQLException e) {
            throw new DatabaseUnusableException(List.of(ConnectionProblem.describe(address, e)), e);
        }
    }
}
