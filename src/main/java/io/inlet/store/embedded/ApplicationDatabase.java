package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import io.inlet.store.JdbcAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The gateway's role and database on the embedded server. The role is no superuser: it owns its database, no more. */
final class ApplicationDatabase {
    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "60";

    private ApplicationDatabase() {}

    /** Safe to repeat, and to repeat after a crash in the middle. {@code name} names both; neither may need quoting. */
    static void createIfAbsent(JdbcAddress administrator, String name, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", administrator.user());
        properties.setProperty("password", administrator.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        try (Connection connection = DriverManager.getConnection(administrator.url(), properties)) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                execute(connection, "create role " + name + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("prepare", name, e.getMessage()), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
