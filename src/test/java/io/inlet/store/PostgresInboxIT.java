package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Arrival;
import io.inlet.message.Inbox;
import io.inlet.message.InboxContract;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresInboxIT implements InboxContract {
    /** More than all other tests together make. */
    private static final int LOOKS = 100;

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Inbox inbox;

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        inbox = new PostgresInbox(database.dataSource());
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public boolean isParked(UUID raw) {
        return Rows.of(database)
                .flag("select exists (select 1 from inbox_message where raw_id = ? and state = 'PARKED')", raw);
    }

    @Test
    void looksForOlderRowsByIndexHoweverManyWait() throws IOException {
        RawMessage first = Raws.raw("first");
        inbox.capture(Arrival.of(first));
        Rows.of(database).execute("""
                insert into inbox_message (raw_id, channel, brand, inbox, mode, lane, size)
                select gen_random_uuid(), 'email', 'acme', 'support', 'LIVE', 'NORMAL', 1 from generate_series(1, 20000)""");
        Rows.of(database).execute("analyze inbox_message");
        long before = looksAtIndex();

        for (int look = 0; look < LOOKS; look++) {
            assertThat(inbox.olderPending(first)).isFalse();
        }

        // a server tells what it counted up to ten seconds late
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(looksAtIndex()).isGreaterThanOrEqualTo(before + LOOKS));
    }

    @Test
    void hurriesWithoutWaitingForRowsThatSomebodyIsTaking() throws Exception {
        Instant later = Instant.now().plusSeconds(600);
        inbox.capture(Arrival.of(Raws.raw("1")).grouped("chat", later));
        inbox.capture(Arrival.of(Raws.raw("2")).grouped("chat", later));
        try (Connection taking = database.dataSource().getConnection();
                Statement statement = taking.createStatement()) {
            taking.setAutoCommit(false);
            statement.execute("select 1 from inbox_message order by sequence limit 1 for update");

            inbox.capture(Arrival.of(Raws.raw("3")).grouped("chat", null).hurrying());

            taking.rollback();
        }
        assertThat(Rows.of(database).count("select count(*) from inbox_message where due_at <= now()"))
                .isEqualTo(2);
    }

    @Test
    void joinsEventsOfOneCallThatAreCapturedAtOnce() throws Exception {
        Rows.of(database).execute("create table gate (key int)");
        Rows.of(database).execute("""
                create function stand_at_gate() returns trigger language plpgsql as $$
                begin perform from gate; return new; end $$""");
        Rows.of(database)
                .execute(
                        "create trigger gate after insert on inbox_message for each row execute function stand_at_gate()");
        ExecutorService captures = Executors.newFixedThreadPool(2);
        try (Connection keeper = database.dataSource().getConnection();
                Statement statement = keeper.createStatement()) {
            keeper.setAutoCommit(false);
            statement.execute("lock gate");
            Future<?> begin = captures.submit(() -> inbox.capture(Arrival.of(Raws.raw("begin"))
                    .grouped("call", Instant.now().plusSeconds(600))
                    .joining()));
            awaitWaiting(1);
            Future<?> end = captures.submit(() -> inbox.capture(
                    Arrival.of(Raws.raw("end")).grouped("call", null).hurrying()));
            awaitWaiting(2);
            keeper.rollback();
            begin.get(60, TimeUnit.SECONDS);
            end.get(60, TimeUnit.SECONDS);
        } finally {
            captures.shutdownNow();
            Rows.of(database).execute("drop trigger gate on inbox_message");
            Rows.of(database).execute("drop function stand_at_gate");
            Rows.of(database).execute("drop table gate");
        }

        assertThat(inbox.claim(MANY)).singleElement().satisfies(group -> assertThat(group.messages())
                .hasSize(2));
    }

    /** Until so many wait for a lock. */
    private static void awaitWaiting(int transactions) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Rows.of(database).count("""
                                        select count(distinct l.pid) from pg_locks l
                                        join pg_database d on d.oid = l.database
                                        where not l.granted and d.datname = current_database()""")).isEqualTo(transactions));
    }

    private static long looksAtIndex() {
        return Rows.of(database)
                .count("select idx_scan from pg_stat_user_indexes where indexrelname = 'inbox_message_order'");
    }
}
