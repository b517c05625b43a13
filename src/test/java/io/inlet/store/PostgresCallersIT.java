package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Raws;
import io.inlet.ticket.Callers.Caller;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Ticket;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresCallersIT {
    private static final String PHONE = "+79000000001";

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Line line;
    private PostgresCallers callers;

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
        callers = new PostgresCallers(database.dataSource());
    }

    @Test
    void findsTheContactWithItsOpenTickets() {
        Outcome.Opened open = line.opened(item("1", PHONE));
        Outcome.Opened closed = line.opened(item("2", PHONE));
        Rows.of(database).execute("update ticket set status = 'RESOLVED' where id = '" + closed.ticket() + "'");

        Optional<Caller> caller = callers.find(PHONE, null);

        assertThat(caller).isPresent();
        assertThat(caller.get().open()).extracting(Ticket::id).containsExactly(open.ticket());
        assertThat(caller.get().contact().identities())
                .anyMatch(identity -> identity.value().equals(PHONE));
        assertThat(caller.get().lastContactAt()).isEqualTo(Raws.MORNING);
        assertThat(callers.find(PHONE, "acme")).isPresent();
    }

    @Test
    void knowsNobodyByAnotherNumberNorOfAnotherBrandNorFromATrial() {
        line.opened(item("1", PHONE));
        line.take(line.mode(Mode.SANDBOX), item("2", "+79000000002"));

        assertThat(callers.find("+79000000003", null)).isEmpty();
        assertThat(callers.find(PHONE, "main")).isEmpty();
        assertThat(callers.find("+79000000002", null)).isEmpty();
    }

    private static Item item(String id, String phone) {
        return Item.mail(id).from(new Party("Анна", null, phone, null, null));
    }
}
