package io.inlet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a server must be so that a commit is a promise and similar texts are found; asked on a connection as the gateway
 * uses it, because a role or a database can have settings of its own.
 */
final class ServerChecks {
    private static final int OLDEST_VERSION = 15;
    private static final int VERSION_UNIT = 10_000;
    private static final Set<String> DURABLE = Set.of("on", "remote_write", "remote_apply");

    private final Connection connection;
    private final String place;
    private final List<String> problems = new ArrayList<>();

    private ServerChecks(Connection connection, String place) {
        this.connection = connection;
        this.place = place;
    }

    /** Everything that is wrong, one line each; empty when the server will do. */
    static List<String> problems(Connection connection, JdbcAddress address) throws SQLException {
        ServerChecks checks = new ServerChecks(connection, address.place());
        checks.version();
        checks.encoding();
        checks.durability();
        checks.writable();
        if (checks.problems.isEmpty()) {
            // this one writes: only where nothing else is wrong
            checks.trigrams();
        }
        return List.copyOf(checks.problems);
    }

    private void version() throws SQLException {
        if (Integer.parseInt(setting("server_version_num")) / VERSION_UNIT < OLDEST_VERSION) {
            add("version", setting("server_version"), OLDEST_VERSION);
        }
    }

    private void encoding() throws SQLException {
        String encoding = setting("server_encoding");
        if (!encoding.equals("UTF8")) {
            add("encoding", encoding);
        }
    }

    private void durability() throws SQLException {
        for (String name : List.of("fsync", "full_page_writes")) {
            String value = setting(name);
            if (!value.equals("on")) {
                add("durable", name, value);
            }
        }
        String commit = setting("synchronous_commit");
        if (!DURABLE.contains(commit)) {
            add("commit", commit);
        }
    }

    private void writable() throws SQLException {
        if (setting("transaction_read_only").equals("on")) {
            add("read-only");
        }
    }

    private void trigrams() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
        } catch (SQLException e) {
            add("extension", ConnectionProblem.firstLine(e));
            return;
        }
        if (text("select array_to_string(show_trgm('принтер'), ' ')").isEmpty()) {
            add("letters", text("select datctype from pg_database where datname = current_database()"));
        }
    }

    private void add(String key, Object... arguments) {
        problems.add(DatabaseTexts.of("connection", place, DatabaseTexts.of(key, arguments)));
    }

    private String setting(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            return only(statement);
        }
    }

    private String text(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            return only(statement);
        }
    }

    private static String only(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
