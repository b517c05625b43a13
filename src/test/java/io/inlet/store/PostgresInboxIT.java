package io.inlet.store;

import io.inlet.message.Inbox;
import io.inlet.message.InboxContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresInboxIT implements InboxContract {
    private static TestDatabase database;
    private Inbox inbox;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

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
}
