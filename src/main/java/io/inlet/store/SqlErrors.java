package io.inlet.store;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Tells a bad day from a bad message. PostgreSQL's error codes: https://www.postgresql.org/docs/17/errcodes-appendix.html
 */
public final class SqlErrors {
    /**
     * 08 connection, 28 login (a password changed while running), 40 deadlock and serialisation, 53 out of disk, memory or
     * connections, 57 operator intervention and time-out, 58 disk errors.
     */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "28", "40", "53", "57", "58");
    /** lock_timeout; a primary that became a standby; a transaction ended for idling, by a long pause of this process. */
    private static final Set<String> UNAVAILABLE_STATES = Set.of("55P03", "25006", "25P03");

    private SqlErrors() {}

    /** True when the same work may succeed later: the store is away, overloaded or being operated on. */
    public static boolean isUnavailable(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException reported && chainSaysSo(reported)) {
                return true;
            }
        }
        return false;
    }

    /** True when nothing answers at all, or a server that is just starting or stopping. */
    static boolean isAway(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }

    /** True when a server is there that has no connection free: whoever has one goes on. */
    static boolean isCrowd(SQLException error) {
        return "53300".equals(error.getSQLState());
    }

    private static boolean chainSaysSo(SQLException error) {
        // a batch reports the statement's own error as the next one
        for (SQLException next = error; next != null; next = next.getNextException()) {
            String state = next.getSQLState();
            if (state != null && state.length() == 5) {
                if (UNAVAILABLE_STATES.contains(state) || UNAVAILABLE_CLASSES.contains(state.substring(0, 2))) {
                    return true;
                }
            }
        }
        return false;
    }
}
