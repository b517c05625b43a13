package io.inlet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** Opens the connection pool. Time-outs are set on every connection, and by SET, which works through a pooler as well. */
final class Pool {
    private static final int ALWAYS_OPEN = 4;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /**
     * Between two statements of ours is no waiting for anybody. A process that stands still inside a transaction keeps its rows from the
     * gateway that takes over.
     */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(15);

    private Pool() {}

    /** @throws DatabaseUnusableException when no connection can be opened */
    static HikariDataSource open(JdbcAddress address, DatabaseOptions options) {
        tryOut(address, options);
        HikariConfig config = new HikariConfig();
        config.setPoolName("inlet");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(Math.min(ALWAYS_OPEN, options.poolSize()));
        config.setConnectionTimeout(options.connectionTimeout().toMillis());
        config.setConnectionInitSql(timeouts(options));
        config.setDataSourceProperties(driver(options));
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unusable(address, e);
        }
    }

    /** Before there is a pool: it would log a stack trace where one line is due. */
    private static void tryOut(JdbcAddress address, DatabaseOptions options) {
        Properties properties = driver(options);
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            throw unusable(address, e);
        }
    }

    private static DatabaseUnusableException unusable(JdbcAddress address, Exception failure) {
        return new DatabaseUnusableException(List.of(ConnectionProblem.describe(address, failure)), failure);
    }

    private static Properties driver(DatabaseOptions options) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "inlet");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty(
                "socketTimeout", String.valueOf(options.socketTimeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("logServerErrorDetail", "false"); // it quotes whole rows, and so what customers wrote
        return properties;
    }

    private static String timeouts(DatabaseOptions options) {
        long statement = options.statementTimeout().toMillis();
        return "set statement_timeout = " + statement
                + "; set lock_timeout = " + options.lockTimeout().toMillis()
                + "; set idle_in_transaction_session_timeout = " + Math.min(statement, IDLE_IN_TRANSACTION.toMillis());
    }
}
