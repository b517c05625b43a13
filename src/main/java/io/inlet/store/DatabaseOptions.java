package io.inlet.store;

import java.time.Duration;

/**
 * How the connection pool behaves. Every wait has an end, so that no worker hangs on a dead server.
 *
 * @param poolSize connections at most
 * @param connectionTimeout how long a caller waits for a connection from the pool
 * @param statementTimeout PostgreSQL's statement_timeout
 * @param lockTimeout PostgreSQL's lock_timeout
 */
public record DatabaseOptions(
        int poolSize, Duration connectionTimeout, Duration statementTimeout, Duration lockTimeout) {
    /** What a server's answer may take beyond the longest statement before the connection counts as dead. */
    private static final Duration NETWORK_SLACK = Duration.ofSeconds(15);

    /** 12 connections, 5 seconds for one; a statement may take 60 seconds, waiting for a lock 20. */
    public static DatabaseOptions defaults() {
        return new DatabaseOptions(12, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(20));
    }

    /** The same with another number of connections. */
    public DatabaseOptions withPoolSize(int size) {
        return new DatabaseOptions(size, connectionTimeout, statementTimeout, lockTimeout);
    }

    Duration socketTimeout() {
        return statementTimeout.plus(NETWORK_SLACK);
    }
}
