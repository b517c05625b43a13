package io.inlet.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Lends a pool's connections while the database answers. While it does not, or was not opened yet, whoever asks is told so at once instead
 * of waiting for what others waited for already. Thread-safe.
 */
final class GuardedSource implements DataSource {
    private static final String AWAY = "08001";

    private volatile DataSource pool;
    private volatile String trouble = "";

    /** From now on connections are lent. */
    void lend(DataSource from) {
        pool = from;
        trouble = null;
    }

    /** From now on nobody gets a connection. */
    void refuse(String why) {
        trouble = why;
    }

    /** Why nobody gets a connection; null: they do. */
    String trouble() {
        return trouble;
    }

    @Override
    public Connection getConnection() throws SQLException {
        String why = trouble;
        if (why != null) {
            throw new SQLTransientConnectionException(why, AWAY);
        }
        return pool.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is the pool's");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (pool == null) {
            throw new SQLException("nothing is wrapped here yet");
        }
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool != null && pool.isWrapperFor(type);
    }
}
