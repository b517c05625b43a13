package io.inlet.chaos;

import io.inlet.store.JdbcAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/** The oracle's own way into the database, past the gateway and everything that stands between. */
final class Database {
    private final Supplier<JdbcAddress> address;

    Database(Supplier<JdbcAddress> address) {
        this.address = address;
    }

    /** What one row says. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Connection connect() throws SQLException {
        JdbcAddress here = address.get();
        if (here == null) {
            throw new SQLException("no database is known yet");
        }
        Properties properties = new Properties();
        properties.setProperty("user", here.user());
        properties.setProperty("password", here.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(here.url(), properties);
    }

    <T> List<T> rows(Row<T> row, String query, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row.read(found));
                }
            }
            return rows;
        }
    }

    int update(String command, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(command)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** -1 when it cannot be asked. */
    int count(String from) {
        try {
            return rows(row -> row.getInt(1), "select count(*) from " + from).get(0);
        } catch (SQLException away) {
            return -1;
        }
    }
}
