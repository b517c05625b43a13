package io.inlet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection. Not thread-safe. */
final class Session {
    private static final int AT_ONCE = 1000;

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Is given one row. */
    @FunctionalInterface
    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    <T> List<T> query(Mapper<T> mapper, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return all(mapper, rows);
            }
        }
    }

    /** Takes one row after the other, of which a bounded number is in memory; within a transaction. */
    void each(Visitor visitor, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(AT_ONCE);
            Parameters.bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        }
    }

    <T> Optional<T> first(Mapper<T> mapper, String sql, Object... parameters) throws SQLException {
        return query(mapper, sql, parameters).stream().findFirst();
    }

    /** Gives the number of rows. */
    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Several statements in one round trip. */
    Script script() {
        return new Script(connection);
    }

    static <T> List<T> all(Mapper<T> mapper, ResultSet rows) throws SQLException {
        List<T> mapped = new ArrayList<>();
        while (rows.next()) {
            mapped.add(mapper.map(rows));
        }
        return mapped;
    }
}
