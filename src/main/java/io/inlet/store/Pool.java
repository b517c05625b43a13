package io.inlet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The connection pool. Time-outs are set on every connection, and by SET, which works through a pooler as well. */
final class Pool implements AutoCloseable {
    private static final int ALWAYS_OPEN = 4;
    /**
     * Between two statements of ours is no waiting for anybody. A process that stands still inside a transaction keeps its rows from the
     * gateway that takes over.
     */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(15);

    private final HikariDataSource pool;
    private final Wires wires;

    private Pool(HikariDataSource pool, Wires wires) {
        this.pool = pool;
        this.wires = wires;
    }

    /** @throws DatabaseUnusableException when no connection can be opened */
    static Pool open(JdbcAddress address, DatabaseOptions options) {
        Wires wires = new Wires(address, "inlet", options.socketTimeout());
        tryOut(wires, address);
        HikariConfig config = new HikariConfig();
        config.setPoolName("inlet");
        config.setDataSource(wires);
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(Math.min(ALWAYS_OPEN, options.poolSize()));
        config.setConnectionTimeout(options.connectionTimeout().toMillis());
        config.setConnectionInitSql(timeouts(options));
        try {
            return new Pool(new HikariDataSource(config), wires);
        } catch (PoolInitializationException e) {
            throw unusable(address, e);
        }
    }

    DataSource dataSource() {
        return pool;
    }

    /** Ends all connections, also those in use. */
    void cut() {
        wires.cut();
    }

    /** Before there is a pool: it would log a stack trace where one line is due. */
    private static void tryOut(Wires wires, JdbcAddress address) {
        try (Connection connection = wires.getConnection()) {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            throw unusable(address, e);
        }
    }

    private static DatabaseUnusableException unusable(JdbcAddress address, Exception failure) {
        return new DatabaseUnusableException(List.of(ConnectionProblem.describe(address, failure)), failure);
    }

    private static String timeouts(DatabaseOptions options) {
        long statement = options.statementTimeout().toMillis();
        return "set statement_timeout = " + statement
                + "; set lock_timeout = " + options.lockTimeout().toMillis()
                + "; set idle_in_transaction_session_timeout = " + Math.min(statement, IDLE_IN_TRANSACTION.toMillis());
    }

    @Override
    public void close() {
        pool.close();
    }
}
