package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Automation;
import io.inlet.message.Group;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Item;
import io.inlet.ticket.Notice;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Understood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acknowledgements are written with the ticket that they are about, within the budgets. */
class NoticesIT {
    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private final AtomicInteger counter = new AtomicInteger();
    private Rows rows;
    private Line line;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
    }

    @Test
    void isWrittenWithTheTicketAndItsNumber() {
        Outcome.Opened opened = (Outcome.Opened) take("anna@example.org", limits(5, 60));

        assertThat(rows.text("select subject from article where direction = 'OUT'"))
                .isEqualTo("Заявка " + opened.number());
        assertThat(rows.text("select operation || ' ' || target from delivery where operation = 'REPLY'"))
                .isEqualTo("REPLY reply-email");
        assertThat(rows.flag("select respond_by = opened_at + interval '4 hours' from ticket"))
                .isTrue();
        assertThat(rows.flag("select responded_at is null from report.sla")).isTrue();
    }

    @Test
    void endsWithTheBudgetOfAnAddressAndSaysWhy() {
        for (int mail = 0; mail < 4; mail++) {
            take("anna@example.org", limits(3, 60));
        }
        take("boris@example.org", limits(3, 60));

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(4);
        assertThat(
                        rows.text(
                                "select reasons -> 0 ->> 'code' from history where field = 'notice' order by id desc offset 1 limit 1"))
                .isEqualTo("notice-budget-spent");
    }

    @Test
    void whoAsksToBeAnsweredAtAnotherDetailEachTimeIsOneMailbox() {
        for (int mail = 0; mail < 5; mail++) {
            take("desk+id" + mail + "@example.org", limits(3, 60));
        }

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(3);
    }

    @Test
    void theBrakeHoldsForEverybody() {
        for (int mail = 0; mail < 5; mail++) {
            take("somebody-" + mail + "@example.org", limits(3, 2));
        }

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(2);
        assertThat(rows.count("select count(*) from history where reasons -> 0 ->> 'code' = 'notice-brake'"))
                .isEqualTo(3);
    }

    @Test
    void budgetsComeBackWithTime() {
        take("anna@example.org", limits(1, 60));
        rows.execute("update outgoing set at = at - interval '61 minutes'");

        take("anna@example.org", limits(1, 60));

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(2);
    }

    @Test
    void anInventedBounceSilencesNobody() {
        bounce("1@bounced", "ours@example.com");

        take("anna@example.org", limits(5, 60));

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(1);
    }

    /** Whoever writes in somebody's name has us write to that person, and knows the id of the own mail. */
    @Test
    void aBounceOfAnotherMailThanOursSilencesNobody() {
        take("anna@example.org", limits(5, 60));
        rows.execute("update article set external_id = 'ours@example.com' where direction = 'OUT'");
        bounce("1@notices", "1@notices");
        bounce("2@guessed", "guessed@example.com");

        assertThat(rows.count("select count(*) from ticket")).isEqualTo(1);
        take("anna@example.org", limits(5, 60));
        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(2);

        bounce("3@true", "ours@example.com");
        take("anna@example.org", limits(5, 60));
        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isEqualTo(2);
    }

    private void bounce(String id, String returned) {
        line.take(Item.mail(id)
                .from("mailer-daemon@example.net")
                .replyTo("1@notices")
                .fields(Map.of("returned", "first@example.com " + returned))
                .automation(new Automation(
                        Automation.Kind.BOUNCE,
                        List.of("delivery-status"),
                        List.of(new Automation.Bounce(
                                "anna@example.org", "5.1.1", "failed", null, "user-unknown", false)))));
        rows.execute("update article set received_at = now() where external_id = ?", id);
    }

    @Test
    void aTrialIsNotAcknowledgedWhateverTheMessageSays() {
        take(line.mode(Mode.SANDBOX), item("anna@example.org"), limits(5, 60));

        assertThat(rows.count("select count(*) from article where direction = 'OUT'"))
                .isZero();
    }

    private Commitments limits(int perHour, int perMinute) {
        return new Commitments(Map.of(Priority.P3, Duration.ofHours(4)), perHour, perMinute);
    }

    private Item item(String from) {
        return Item.mail(counter.incrementAndGet() + "@notices").from(from);
    }

    private Outcome take(String from, Commitments limits) {
        return take(line.inbox("support"), item(from), limits);
    }

    private Outcome take(RawMessage raw, Item item, Commitments limits) {
        Group group = line.capture(raw);
        Understood plain = item.in(group.first());
        Notice notice = new Notice(
                Notice.Kind.ACKNOWLEDGEMENT,
                "reply-email",
                "email",
                Party.ofEmail(null, item.sender().email()),
                "Заявка " + Notice.NUMBER,
                "Принята",
                "ru",
                item.externalId());
        PostgresTicketStore store =
                new PostgresTicketStore(database.dataSource(), inbox -> Duration.ofDays(1), limits, () -> {}, () -> {});
        return OneGroup.record(
                        store,
                        group,
                        List.of(new Understood(
                                plain.message(), plain.context(), plain.classification(), Optional.of(notice))),
                        null)
                .get(0);
    }
}
