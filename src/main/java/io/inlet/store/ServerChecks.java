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
        int version = Integer.parseInt(setting("server_version_num")) / VERSION_UNIT;
        if (version < OLDEST_VERSION) {
            add("server_version is " + setting("server_version") + "; PostgreSQL " + OLDEST_VERSION
                    + " or newer is needed");
        }
    }

    private void encoding() throws SQLException {
        String encoding = setting("server_encoding");
        if (!encoding.equals("UTF8")) {
            add("server_encoding is " + encoding + "; must be UTF8 (create the database with ENCODING 'UTF8')");
        }
    }

    private void durability() throws SQLException {
        for (String name : List.of("fsync", "full_page_writes")) {
            String value = setting(name);
            if (!value.equals("on")) {
                add(name + " is " + value + "; must be on, or a power cut destroys what was acknowledged"
                        + " (ALTER SYSTEM SET " + name + " = on, then reload)");
            }
        }
        String commit = setting("synchronous_commit");
        if (!DURABLE.contains(commit)) {
            add("synchronous_commit is " + commit + "; must be on, remote_write or remote_apply, or a crash loses what"
                    + " was acknowledged (look at ALTER ROLE, ALTER DATABASE and ALTER SYSTEM)");
        }
    }

    private void writable() throws SQLException {
        if (setting("transaction_read_only").equals("on")) {
            add("transaction_read_only is on; must be off (is this a standby? name the primary)");
        }
    }

    private void trigrams() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
        } catch (SQLException e) {
            add("the extension pg_trgm is not there and cannot be created ("
                    + ConnectionProblem.firstLine(e.getMessage())
                    + "); have an administrator install it and run CREATE EXTENSION pg_trgm in this database");
            return;
        }
        if (text("select array_to_string(show_trgm('принтер'), ' ')").isEmpty()) {
            add("lc_ctype is " + text("select datctype from pg_database where datname = current_database()")
                    + ", in which Cyrillic letters are no letters; create the database with a UTF-8 locale,"
                    + " for example LOCALE 'C.UTF-8' TEMPLATE template0");
        }
    }

    private void add(String problem) {
        problems.add("database " + place + ": " + problem);
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
