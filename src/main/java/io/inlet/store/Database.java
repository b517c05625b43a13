package io.inlet.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The gateway's database: verified, migrated, and reached through one connection pool. Thread-safe. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the pool, verifies the server on one of the pool's own connections, and migrates the schema.
     *
     * @throws DatabaseUnusableException when it cannot be reached or must not be used; all problems that were found at once
     */
    public static Database open(JdbcAddress address, DatabaseOptions options) {
        HikariDataSource pool = Pool.open(address, options);
        try {
            verify(pool, address);
            new Migrations(address).run();
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void verify(DataSource pool, JdbcAddress address) {
        try (Connection connection = pool.getConnection()) {
            List<String> problems = ServerChecks.problems(connection, address);
            if (!problems.isEmpty()) {
                throw new DatabaseUnusableException(problems, null);
            }
        } catch (SQLException e) {
            throw new DatabaseUnusableException(List.of(ConnectionProblem.describe(address, e)), e);
        }
    }
}
