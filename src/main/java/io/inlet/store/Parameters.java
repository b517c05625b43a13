package io.inlet.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Binds Java values. All but bytes and lists go as text of no declared type, which the server reads as what the statement needs there: a
 * value that is null now and then does not make the server plan the statement anew. NUL, which PostgreSQL's text cannot hold, is dropped.
 */
final class Parameters {
    private Parameters() {}

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Collection<?> list) {
            String type = elementType(list);
            Object[] elements = type.equals("text") ? texts(list) : list.toArray();
            statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
        } else {
            statement.setObject(index, text(value), Types.OTHER);
        }
    }

    /** A value as the server reads it where it is told the type; null stays null. */
    static String text(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof String string) {
            return withoutNul(string);
        } else if (value instanceof Collection<?> list) {
            return literal(list);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Duration duration) {
            return Long.toString(duration.toMillis());
        } else if (value instanceof Json json) {
            return json.text();
        } else if (value instanceof UUID
                || value instanceof Instant
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "no way to bind a " + value.getClass().getName());
    }

    static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static String elementType(Collection<?> list) {
        Object first = list.isEmpty() ? "" : list.iterator().next();
        if (first instanceof UUID) {
            return "uuid";
        }
        return first instanceof Long ? "bigint" : "text";
    }

    /** As an array of strings the driver sends them without writing them as one literal. */
    private static String[] texts(Collection<?> list) {
        return list.stream().map(Parameters::text).toArray(String[]::new);
    }

    /** An array inside of an array (PostgreSQL, 8.15.6). */
    private static String literal(Collection<?> list) {
        return list.stream()
                .map(element -> '"' + text(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
