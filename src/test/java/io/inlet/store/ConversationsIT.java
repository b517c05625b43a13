package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Bearing;
import io.inlet.message.Inbox;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.ConversationContract;
import io.inlet.ticket.EditContract;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationsIT implements ConversationContract, EditContract {
    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
    }

    @Test
    void countsTheWindowFromTheLastArticleEitherWay() {
        Line line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
        Item chat = Item.mail("7/1").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS));
        UUID ticket = line.opened(chat).ticket();
        Rows.of(database).execute("update conversation set touched_at = now() - interval '23 hours'");
        line.take(chat.key("in"));
        Rows.of(database).execute("update conversation set touched_at = touched_at - interval '23 hours'");
        assertThat(line.take(chat.key("in again"))).hasOnlyElementsOfType(Outcome.Appended.class);

        Rows.of(database).execute("update conversation set touched_at = now() - interval '25 hours'");
        new Transactions(database.dataSource()).<Void, RuntimeException>write("answering", session -> {
            Script script = session.script();
            Conversation.answered(script, ticket);
            script.run();
            return null;
        });
        assertThat(line.take(chat.key("after an answer"))).hasOnlyElementsOfType(Outcome.Appended.class);

        Rows.of(database).execute("update conversation set touched_at = now() - interval '25 hours'");
        assertThat(line.take(chat.key("late"))).hasOnlyElementsOfType(Outcome.Opened.class);
    }

    @Override
    public TicketStore store() {
        return new PostgresTicketStore(
                database.dataSource(),
                inbox -> inbox.equals("brief") ? Duration.ZERO : Duration.ofHours(24),
                Commitments.NONE,
                () -> {},
                () -> {});
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
