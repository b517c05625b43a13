package io.inlet.store.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Connections beside the program's pool, with the same driver settings. As those of the pool they stay open, since what server and driver
 * have prepared belongs to a connection. Not thread-safe.
 */
final class DirectConnections implements AutoCloseable {
    private final DataSource source;
    private final List<Connection> open = new ArrayList<>();

    DirectConnections(DataSource source) {
        this.source = source;
    }

    /** So many of them, the same ones each time. */
    List<Connection> take(int number) throws SQLException {
        while (open.size() < number) {
            open.add(another());
        }
        return List.copyOf(open.subList(0, number));
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    private Connection another() throws SQLException {
        HikariDataSource pool = source.unwrap(HikariDataSource.class);
        Connection connection = pool.getDataSource().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(pool.getConnectionInitSql());
        }
        return connection;
    }
}
