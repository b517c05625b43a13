package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is planned while nothing waits must be right when thousands do. */
class QueuePlanIT {
    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void looksForAGroupByItsKeyAfterTheQueueWasEmptied() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into inbox_message (raw_id, channel, brand, inbox, mode, lane, size, group_key)
                    select gen_random_uuid(), 'telegram', 'main', 'telegram', 'LIVE', 'FAST', 1, 'chat ' || n
                    from generate_series(1, 3000) as n""");
            statement.execute("delete from inbox_message");
            statement.execute("vacuum analyze inbox_message");

            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare waiting (text) as select max(due_at) from inbox_message"
                    + " where group_key = $1 and state = 'PENDING' and lease is null");

            assertThat(plan(statement)).contains("Index Cond: (group_key = $1)");
        }
    }

    private static String plan(Statement statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("explain execute waiting ('chat 1')")) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
