package io.inlet.store;

import io.inlet.message.Inbox;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.TicketStoreContract;
import io.inlet.ticket.Tickets;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresTicketStoreIT implements TicketStoreContract {
    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
    }

    @Override
    public TicketStore store() {
        return new PostgresTicketStore(database.dataSource(), () -> {});
    }

    @Override
    public Inbox inbox() {
        return new PostgresInbox(database.dataSource());
    }

    @Override
    public Tickets tickets() {
        return new PostgresTickets(database.dataSource());
    }

    @Override
    public void set(UUID ticket, Status status) {
        Rows.of(database).execute("update ticket set status = ? where id = ?", status, ticket);
    }
}
