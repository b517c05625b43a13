package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Lane;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is planned while nothing waits must be right when thousands do. */
class QueuePlanIT {
    /** The driver says of each parameter that it is an array, and of what. */
    private static final String KEEPING = Keeping.SQL
            .replace("?", "cast(? as text[])")
            .replace("cast(? as text[])) with ordinality", "cast(? as bytea[])) with ordinality");

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

            assertThat(plan(statement, "keep", KEEPING, "null, ".repeat(19) + "null"))
                    .contains("Index Only Scan using inbox_message_group");
            assertThat(plan(statement, "hurry", Capture.HURRY, "null, 'chat 1', null"))
                    .contains("Index Cond: (group_key = $2)")
                    .doesNotContain("Seq Scan", "inbox_message_order");
            assertThat(plan(
                            statement,
                            "claim",
                            Claims.sql(10, List.of(Lane.FAST, Lane.NORMAL, Lane.BULK)),
                            "'00000000-0000-0000-0000-000000000000', 1000, 1000"))
                    .contains("Index Cond: (group_key = q.group_key)")
                    .contains("Index Cond: ((group_key = h.group_key) AND (sequence > h.sequence))")
                    .doesNotContain("inbox_message_order");
        }
    }

    private static String plan(Statement statement, String name, String sql, String values) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++number : String.valueOf(c));
        }
        statement.execute("prepare " + name + " as " + numbered);
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("explain execute " + name + "(" + values + ")")) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
