package io.inlet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;
import java.util.List;

/** Opens the connection pool. Time-outs are set on every connection and by SET, which works through a pooler as well. */
final class Pool {
    private static final int ALWAYS_OPEN = 4;

    private Pool() {}

    /** Opens the pool with one connection tried out. */
    static HikariDataSource open(JdbcAddress address, DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("inlet");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(Math.min(ALWAYS_OPEN, options.poolSize()));
        config.setConnectionTimeout(options.connectionTimeout().toMillis());
        config.setConnectionInitSql(timeouts(options));
        config.addDataSourceProperty("ApplicationName", "inlet");
        config.addDataSourceProperty("connectTimeout", seconds(options.connectTimeout()));
        config.addDataSourceProperty("socketTimeout", seconds(options.socketTimeout()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseUnusableException(List.of(ConnectionProblem.describe(address, e)), e);
        }
    }

    private static String timeouts(DatabaseOptions options) {
        return "set statement_timeout = " + options.statementTimeout().toMillis()
                + "; set lock_timeout = " + options.lockTimeout().toMillis()
                + "; set idle_in_transaction_session_timeout = "
                + options.idleInTransactionTimeout().toMillis();
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }
}
