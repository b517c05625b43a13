package io.inlet.store.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What stands in the line's tables between two measurements. */
public final class Tables {
    private final DataSource source;

    public Tables(DataSource source) {
        this.source = source;
    }

    /** Clears what is dead and counts what is there, as the server does by itself when it has time. */
    public void tidy() throws SQLException {
        run("vacuum analyze");
    }

    /** Nothing is claimed by anybody any more. */
    void giveBack() throws SQLException {
        run("update inbox_message set lease = null, leased_until = null where lease is not null");
    }

    /** Takes what a channel captured out of the queue. */
    public void forget(String channel) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from inbox_message where channel = ?")) {
            statement.setString(1, channel);
            statement.executeUpdate();
        }
    }

    public long tickets() throws SQLException {
        return number("select count(*) from ticket");
    }

    public long pending() throws SQLException {
        return number("select count(*) from inbox_message");
    }

    /** Messages of a channel that were ever captured. */
    public long captured(String channel) throws SQLException {
        return number("select count(*) from raw_message where channel = ?", channel);
    }

    /** Commits in which what is pending of a channel was captured. */
    public long commits(String channel) throws SQLException {
        return number("select count(distinct xmin::text) from inbox_message where channel = ?", channel);
    }

    /** The process that serves one of the connections; the server's own is its parent. */
    public long serverProcess() throws SQLException {
        return number("select pg_backend_pid()");
    }

    private long number(String sql, String... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
