package io.inlet.store;

import io.inlet.message.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Runs work on pooled connections and tells a bad day ({@link StoreUnavailableException}) from a bug of ours (IllegalStateException).
 * What is read inside a transaction of the same thread uses its connection, so that no holder of one waits for a second. Thread-safe.
 *
 * <p>A commit whose answer is lost is unknown: the caller sees a bad day and repeats, and every work here bears that.
 */
final class Transactions {
    private final DataSource source;
    private final ThreadLocal<Session> current = new ThreadLocal<>();

    Transactions(DataSource source) {
        this.source = source;
    }

    /** Work on a session; its own failures pass through unchanged and roll back. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run(Session session) throws SQLException, E;
    }

    /** All or nothing; READ COMMITTED. {@code doing} names the work in errors, as in "parking a message". */
    <T, E extends Exception> T write(String doing, Work<T, E> work) throws E {
        return transaction(doing, Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /** Several reads of one moment. */
    <T, E extends Exception> T snapshot(String doing, Work<T, E> work) throws E {
        return transaction(doing, Connection.TRANSACTION_REPEATABLE_READ, work);
    }

    /** A single statement, or reads that need not agree. Each statement is its own transaction: one round trip. */
    <T, E extends Exception> T single(String doing, Work<T, E> work) throws E {
        Session outer = current.get();
        try {
            if (outer != null) {
                return work.run(outer);
            }
            try (Connection connection = source.getConnection()) {
                return work.run(new Session(connection));
            }
        } catch (SQLException e) {
            throw translated(doing, e);
        }
    }

    private <T, E extends Exception> T transaction(String doing, int isolation, Work<T, E> work) throws E {
        try (Connection connection = source.getConnection()) {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            current.set(session);
            boolean done = false;
            try {
                T result = work.run(session);
                connection.commit();
                done = true;
                return result;
            } finally {
                current.remove();
                if (!done) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw translated(doing, e);
        }
    }

    /** What broke the work is being thrown and matters more; a connection that cannot roll back is thrown away by the pool. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(Transactions.class).debug("Rolling back: {}", e.getMessage());
        }
    }

    private static RuntimeException translated(String doing, SQLException error) {
        String text =
                String.format(Locale.ROOT, "%s: %s (SQLSTATE %s)", doing, error.getMessage(), error.getSQLState());
        return SqlErrors.isUnavailable(error)
                ? new StoreUnavailableException(text, error)
                : new IllegalStateException(text, error);
    }
}
