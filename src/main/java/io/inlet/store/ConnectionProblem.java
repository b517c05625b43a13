package io.inlet.store;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one line why no connection could be opened. The driver's own texts are in the machine's language or lengthy. */
final class ConnectionProblem {
    private ConnectionProblem() {}

    static String describe(JdbcAddress address, Throwable failure) {
        String server = "database " + address.place() + ": ";
        Optional<UnknownHostException> unknownHost = find(failure, UnknownHostException.class);
        if (unknownHost.isPresent()) {
            return server + "no such host; check the host name in inlet.database.url";
        }
        SQLException error = find(failure, SQLException.class).orElse(new SQLException(String.valueOf(failure)));
        String state = Optional.ofNullable(error.getSQLState()).orElse("");
        return server
                + switch (state) {
                    case "28P01", "28000" ->
                        "user " + address.user()
                                + " may not log in; check inlet.database.user and its password, and the server's pg_hba.conf";
                    case "3D000" -> "no such database; create it, or check the name in inlet.database.url";
                    case "53300" ->
                        "the server has no connection free; raise its max_connections or lower the pool size";
                    case "57P03" -> "the server is just starting or stopping; try again when it is up";
                    case "08001", "08004", "08006" ->
                        "cannot be reached (" + root(error)
                                + "); check that the server runs and that host and port are right";
                    default -> "cannot be opened (" + firstLine(error.getMessage()) + ", SQLSTATE " + state + ")";
                };
    }

    static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("no reason given");
    }

    private static String root(Throwable failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(cause -> firstLine(cause.getMessage()))
                .orElse("no reason given");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
