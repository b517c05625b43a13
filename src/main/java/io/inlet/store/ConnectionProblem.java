package io.inlet.store;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one line why no connection could be opened, and what to do. */
final class ConnectionProblem {
    private ConnectionProblem() {}

    static String describe(JdbcAddress address, Throwable failure) {
        return DatabaseTexts.of("connection", address.place(), reason(address, failure));
    }

    /** The first line of a message: drivers and servers add detail below it. */
    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
    }

    private static String reason(JdbcAddress address, Throwable failure) {
        if (find(failure, UnknownHostException.class).isPresent()) {
            return DatabaseTexts.of("host");
        }
        SQLException error = find(failure, SQLException.class).orElseGet(() -> new SQLException(firstLine(failure)));
        String state = Optional.ofNullable(error.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000" -> DatabaseTexts.of("login", address.user());
            case "3D000" -> DatabaseTexts.of("name");
            case "53300" -> DatabaseTexts.of("full");
            case "57P03" -> DatabaseTexts.of("busy");
            case "08001", "08004", "08006" -> DatabaseTexts.of("unreachable", firstLine(innermost(error)));
            default -> DatabaseTexts.of("other", firstLine(error), state);
        };
    }

    private static Throwable innermost(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
