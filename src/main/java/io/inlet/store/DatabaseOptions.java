package io.inlet.store;

import java.time.Duration;

/**
 * How the connection pool behaves. Every wait has an end, so that no worker hangs on a dead server.
 *
 * @param poolSize connections at most
 * @param connectionTimeout how long a caller waits for a connection from the pool
 * @param connectTimeout how long opening a connection to the server may take; whole seconds
 * @param socketTimeout how long an answer of the server may take, longer than {@code statementTimeout}; whole seconds
 * @param statementTimeout PostgreSQL's statement_timeout
 * @param lockTimeout PostgreSQL's lock_timeout
 * @param idleInTransactionTimeout PostgreSQL's idle_in_transaction_session_timeout
 */
public record DatabaseOptions(
        int poolSize,
        Duration connectionTimeout,
        Duration connectTimeout,
        Duration socketTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleInTransactionTimeout) {

    /** 16 connections; a statement may take 30 seconds, waiting for a lock 10. */
    public static DatabaseOptions defaults() {
        return new DatabaseOptions(
                16,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    /** The same with another number of connections. */
    public DatabaseOptions withPoolSize(int size) {
        return new DatabaseOptions(
                size,
                connectionTimeout,
                connectTimeout,
                socketTimeout,
                statementTimeout,
                lockTimeout,
                idleInTransactionTimeout);
    }
}
