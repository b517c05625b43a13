package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Outbox;
import io.inlet.dispatch.OutboxContract;
import io.inlet.message.Pause;
import io.inlet.message.Reason;
import io.inlet.ticket.Item;
import io.inlet.ticket.Priority;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxIT implements OutboxContract {
    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private PostgresOutbox outbox;
    private Line line;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        outbox = new PostgresOutbox(database.dataSource());
        line = new Line(database.dataSource(), outbox);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public UUID create(String target) {
        return line.opened(first(line.next(), target)).ticket();
    }

    @Override
    public void append(UUID ticket, String target) {
        String original =
                rows.text("select external_id from article where ticket_id = ? order by sequence limit 1", ticket);
        line.take(first(line.next(), target).replyTo(original));
    }

    private static Item first(String messageId, String target) {
        return Item.mail(messageId).decided(Priority.P3, List.of(), List.of(target));
    }

    @Test
    void keepsAnswerOfTargetForTheOperatorClipped() {
        create("desk");
        Delivery delivery = outbox.claim("desk", 1, LONG).get(0);

        outbox.park(delivery, Reason.of("rejected"), "no\0 " + "x".repeat(5000));

        assertThat(rows.text("select answer from delivery")).startsWith("no x").hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void wakesSendersWhenTicketIsStored() {
        AtomicInteger woken = new AtomicInteger();
        outbox.onWork(woken::incrementAndGet);

        create("desk");

        assertThat(woken).hasValue(1);
    }

    @Test
    void tellsTargetOfSecondInboxEverythingFromTheBeginning() {
        UUID ticket = create("desk");
        append(ticket, "desk");
        String original =
                rows.text("select external_id from article where ticket_id = ? order by sequence limit 1", ticket);

        line.take(line.inbox("vip"), first(original, "crm"));

        Delivery create = outbox.claim("crm", 10, LONG).get(0);
        outbox.delivered(create, "C1", null);
        Delivery append = outbox.claim("crm", 10, LONG).get(0);
        assertThat(append.ticket()).isEqualTo(ticket);
        assertThat(append.article()).isNotEqualTo(create.article());
        assertThat(append.externalKey()).isEqualTo("C1");
    }

    @Test
    void aPauseOfAllAnswersHoldsThemAndNothingElse() {
        UUID ticket = create("desk");
        rows.execute("insert into delivery (id, brand, target, operation, ticket_id, article_id)"
                + " select gen_random_uuid(), brand, 'reply-email', 'REPLY', id, gen_random_uuid() from ticket");
        PostgresPauseBook book = new PostgresPauseBook(database.dataSource(), () -> {});

        assertThat(book.pause(Pause.OUTGOING, Pause.ordered("olga", ""))).isEmpty();

        assertThat(outbox.paused("reply-email")).contains(Reason.of("paused-by", "olga"));
        assertThat(outbox.paused("desk")).isEmpty();
        assertThat(outbox.claim("reply-email", 10, LONG)).isEmpty();
        assertThat(outbox.claim("desk", 10, LONG)).extracting(Delivery::ticket).containsExactly(ticket);
        assertThat(book.resume(Pause.OUTGOING)).isTrue();
        assertThat(outbox.claim("reply-email", 10, LONG)).hasSize(1);
    }

    @Test
    void whatAPersonPausedIsNotPausedOverByTheGateway() {
        PostgresPauseBook book = new PostgresPauseBook(database.dataSource(), () -> {});
        outbox.pause("desk", Reason.of("target-gone", "410"));

        assertThat(book.pause("target:desk", Pause.ordered("olga", "moving house")))
                .as("a person's pause replaces the gateway's own")
                .isEmpty();
        outbox.pause("desk", Reason.of("target-gone", "410"));

        Pause paused = book.all().get(0);
        assertThat(paused.what()).isEqualTo("target:desk");
        assertThat(paused.why()).isEqualTo(Reason.of("paused-by-for", "olga", "moving house"));
        assertThat(book.pause("target:desk", Pause.ordered("ivan", ""))).contains(paused);
        assertThat(book.resume("target:desk")).isTrue();
        assertThat(book.resume("target:desk")).isFalse();
        assertThat(outbox.paused("desk")).isEmpty();
    }

    @Test
    void findsPauseAfterRestart() {
        outbox.pause("desk", Reason.of("unauthorised"));

        assertThat(new PostgresOutbox(database.dataSource()).paused("desk")).contains(Reason.of("unauthorised"));
    }
}
