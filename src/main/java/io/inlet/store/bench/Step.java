package io.inlet.store.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * One statement as the program ran it.
 *
 * @param values null, text, bytes, or {@link Elements}
 */
record Step(String sql, List<Object> values) {
    /** An array. */
    record Elements(String type, Object[] values) {}

    /** Prepares and binds it as the program does; {@code text} stands for {@code placeholder} where that is bound. */
    PreparedStatement prepare(Connection connection, String placeholder, String text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                statement.setNull(i + 1, Types.OTHER);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value instanceof Elements elements) {
                statement.setArray(i + 1, connection.createArrayOf(elements.type(), elements.values()));
            } else {
                statement.setObject(i + 1, value.equals(placeholder) ? text : value, Types.OTHER);
            }
        }
        return statement;
    }
}
