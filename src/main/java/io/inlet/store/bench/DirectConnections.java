package io.inlet.store.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Connections beside the program's pool, with the same driver settings. */
final class DirectConnections {
    private DirectConnections() {}

    static Connection open(DataSource source) throws SQLException {
        HikariDataSource pool = source.unwrap(HikariDataSource.class);
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute(pool.getConnectionInitSql());
        }
        return connection;
    }
}
