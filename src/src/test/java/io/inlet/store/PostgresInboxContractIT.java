package io.inlet.store;

import io.inlet.message.Inbox;
import io.inlet.message.InboxContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresInboxContractIT implements InboxContract {
    private TestDatabase database;
    private Inbox inbox;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        inbox = new PostgresInbox(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
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
