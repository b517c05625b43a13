package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {
    @Test
    void givesEachTestADatabaseOfItsOwn() throws SQLException {
        try (TestDatabase first = TestDatabase.fresh();
                TestDatabase second = TestDatabase.fresh()) {
            execute(first.dataSource(), "create table left_behind (id int)");

            assertThat(query(first.dataSource(), "select to_regclass('left_behind')::text"))
                    .isEqualTo("left_behind");
            assertThat(query(second.dataSource(), "select to_regclass('left_behind')::text"))
                    .isNull();
        }
    }

    @Test
    void isAsDurableAsProduction() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThat(query(database.dataSource(), "show fsync")).isEqualTo("on");
            assertThat(query(database.dataSource(), "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database.dataSource(), "show data_checksums")).isEqualTo("on");
        }
    }

    private static void execute(DataSource source, String command) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String query(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
