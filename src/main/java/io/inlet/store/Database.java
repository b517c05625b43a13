package io.inlet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The gateway's database: verified, of this program's schema, reached through one connection pool. Thread-safe. */
public final class Database implements AutoCloseable {
    private final JdbcAddress address;
    private final DatabaseOptions options;
    private final GuardedSource source = new GuardedSource();
    private final List<Runnable> waiting = new ArrayList<>();
    private Pool pool;
    private Heartbeat heartbeat;
    private boolean closed;

    private Database(JdbcAddress address, DatabaseOptions options) {
        this.address = address;
        this.options = options;
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

    /**
     * For whoever lives on without it: as {@link #open}, but a database that is only away now is opened as soon as it is there, and from
     * then on watched. While it is away or silent, {@link #dataSource} refuses at once, and whoever waits for an answer is cut off.
     *
     * @throws DatabaseUnusableException when it is there and must not be used, or its settings are wrong
     */
    public static Database attend(JdbcAddress address, DatabaseOptions options) {
        Database database = new Database(address, options);
        try {
            database.openNow(Migrations::run);
        } catch (DatabaseUnusableException unusable) {
            if (!unusable.isAway()) {
                throw unusable;
            }
            database.source.refuse(unusable.getMessage());
        }
        database.heartbeat = Heartbeat.start(address, database.new Watched());
        return database;
    }

    private static Database open(JdbcAddress address, DatabaseOptions options, Consumer<Migrations> schema) {
        Database database = new Database(address, options);
        database.openNow(schema);
        return database;
    }

    /** Connections have statement, lock and idle time-outs set, and are in auto-commit mode. */
    public DataSource dataSource() {
        return source;
    }

    /** Why nothing can be done with it now. */
    public Optional<String> trouble() {
        return Optional.ofNullable(source.trouble());
    }

    /** Does something as soon as the database is open: now, or once it is there. What fails for want of it is done again. */
    public void whenThere(Runnable work) {
        synchronized (waiting) {
            if (source.trouble() != null) {
                waiting.add(work);
                return;
            }
        }
        work.run();
    }

    /** The time by the server's clock. */
    public Instant now() {
        return new Transactions(source)
                .<Instant, RuntimeException>single("asking for the time", session -> session.query(
                                row -> Columns.instant(row, "now"), "select now()")
                        .get(0));
    }

    @Override
    public void close() {
        if (heartbeat != null) {
            heartbeat.close();
        }
        synchronized (this) {
            closed = true;
            if (pool != null) {
                pool.close();
            }
        }
    }

    private synchronized void openNow(Consumer<Migrations> schema) {
        if (pool != null || closed) {
            return;
        }
        Pool opened = Pool.open(address, options);
        try {
            verify(opened.dataSource(), address);
            schema.accept(new Migrations(address));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        pool = opened;
        source.lend(opened.dataSource());
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

    /** What the heartbeat tells. */
    private final class Watched implements Heartbeat.Subject {
        @Override
        public String open() {
            try {
                openNow(Migrations::run);
                return null;
            } catch (DatabaseUnusableException unusable) {
                return unusable.getMessage();
            }
        }

        @Override
        public void there() {
            source.lend(pool.dataSource());
            List<Runnable> due;
            synchronized (waiting) {
                due = List.copyOf(waiting);
            }
            for (Runnable work : due) {
                work.run();
                synchronized (waiting) {
                    waiting.remove(work);
                }
            }
        }

        @Override
        public void away(String why) {
            source.refuse(why);
            if (pool != null) {
                pool.cut();
            }
        }
    }
}
