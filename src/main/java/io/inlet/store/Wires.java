package io.inlet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to the server and can cut all that are open, so that nobody waits on for an answer that does not come. Thread-safe.
 */
final class Wires extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Wires.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final transient Set<Connection> open = ConcurrentHashMap.newKeySet();

    /** @param answer how long the server may say nothing before a connection counts as dead */
    Wires(JdbcAddress address, String name, Duration answer) {
        setURL(address.url());
        setUser(address.user());
        setPassword(address.password());
        setApplicationName(name);
        int patience = (int) Math.max(1, Math.min(CONNECT_TIMEOUT.toSeconds(), answer.toSeconds()));
        setConnectTimeout(patience);
        setLoginTimeout(patience); // a server that takes the connection and says nothing
        setSocketTimeout((int) Math.max(1, answer.toSeconds()));
        setTcpKeepAlive(true);
        setReWriteBatchedInserts(true);
        setLogServerErrorDetail(false); // it quotes whole rows, and so what customers wrote
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        open.removeIf(Wires::isClosed);
        Connection connection = super.getConnection(user, password);
        open.add(connection);
        return connection;
    }

    /** Ends all connections at once, without a word to the server. Whoever waits in one gets an error of class 08. */
    void cut() {
        for (Connection connection : open) {
            Thread closing = new Thread(() -> abort(connection), "cut"); // closing a TLS socket may wait for its peer
            closing.setDaemon(true);
            closing.start();
        }
        open.clear();
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debug("Cutting a connection: {}", gone.getMessage());
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }
}
