package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Arrival;
import io.inlet.message.Group;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understanding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Groups that are settled in one transaction come out as if they had been settled one after the other. */
class SettledTogetherIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private PostgresInbox inbox;
    private PostgresTicketStore store;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        inbox = new PostgresInbox(database.dataSource());
        store = new PostgresTicketStore(database.dataSource(), () -> {});
    }

    @Test
    void opensATicketForEachOfManyPeople() throws IOException {
        List<Understanding> groups = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            groups.add(captured(Item.mail(i + "@x")
                    .from("person" + i + "@example.org")
                    .text("Subject {\"" + i, "Line\\, \"quoted\" \0 NULL {} ё " + i)
                    .attach("a.txt", new byte[] {(byte) i})
                    .to("to,{" + i + "}\"\\@example.org")));
        }

        List<List<Outcome>> outcomes = store.record(groups);

        assertThat(outcomes)
                .hasSize(7)
                .allSatisfy(each -> assertThat(each).singleElement().isInstanceOf(Outcome.Opened.class));
        for (int i = 0; i < 7; i++) {
            UUID ticket = ((Outcome.Opened) outcomes.get(i).get(0)).ticket();
            assertThat(rows.text("select text from article where ticket_id = ?", ticket))
                    .isEqualTo("Line\\, \"quoted\"  NULL {} ё " + i);
            assertThat(rows.text("select subject from ticket where id = ?", ticket))
                    .isEqualTo("Subject {\"" + i);
            assertThat(rows.text("select parties[3] from article where ticket_id = ?", ticket))
                    .isEqualTo("email:to,{" + i + "}\"\\@example.org");
            assertThat(rows.text(
                            "select i.value from ticket t join contact_identity i using (contact_id) where t.id = ?",
                            ticket))
                    .isEqualTo("person" + i + "@example.org");
            assertThat(rows.count("select count(*) from delivery where ticket_id = ?", ticket))
                    .isEqualTo(1);
        }
        assertThat(rows.count("select count(distinct number) from ticket")).isEqualTo(7);
        assertThat(rows.count("select count(*) from inbox_message")).isZero();
        assertThat(rows.count("select sum(opened) from tally_delta")).isEqualTo(7);
        assertThat(rows.count("select sum(queued) from target_tally_delta")).isEqualTo(7);
    }

    @Test
    void findsWhatStandsBeforeItAmongThem() throws IOException {
        List<List<Outcome>> outcomes = store.record(List.of(
                captured(Item.mail("1@x")),
                captured(Item.mail("2@x").replyTo("1@x")),
                captured(Item.mail("1@x")),
                captured(Item.mail("3@x").from("other@example.org")),
                captured(Item.mail("4@x").replyTo("2@x"))));

        Outcome.Opened first = (Outcome.Opened) outcomes.get(0).get(0);
        assertThat(outcomes.get(1).get(0)).isInstanceOfSatisfying(Outcome.Appended.class, it -> assertThat(it.ticket())
                .isEqualTo(first.ticket()));
        assertThat(outcomes.get(2).get(0)).isInstanceOfSatisfying(Outcome.Duplicate.class, it -> assertThat(it.ticket())
                .isEqualTo(first.ticket()));
        assertThat(outcomes.get(3).get(0)).isInstanceOf(Outcome.Opened.class);
        assertThat(outcomes.get(4).get(0)).isInstanceOfSatisfying(Outcome.Appended.class, it -> assertThat(it.ticket())
                .isEqualTo(first.ticket()));
        assertThat(rows.text(
                        "select string_agg(external_id, ' ' order by sequence) from article where ticket_id = ?",
                        first.ticket()))
                .isEqualTo("1@x 2@x 4@x");
        assertThat(rows.text(
                        "select string_agg(operation, ' ' order by sequence) from delivery where ticket_id = ?",
                        first.ticket()))
                .isEqualTo("CREATE APPEND APPEND");
    }

    @Test
    void makesOneContactOfOnePerson() throws IOException {
        store.record(List.of(captured(Item.mail("1@x")), captured(Item.mail("2@x")), captured(Item.mail("3@x"))));

        assertThat(rows.count("select count(*) from ticket")).isEqualTo(3);
        assertThat(rows.count("select count(*) from contact")).isEqualTo(1);
    }

    @Test
    void keepsBrandsAndModesApart() throws IOException {
        List<List<Outcome>> outcomes = store.record(List.of(
                captured(Item.mail("1@x")),
                captured(Raws.raw("sandbox", Mode.SANDBOX), Item.mail("1@x")),
                captured(Raws.raw("other", Mode.SANDBOX), Item.mail("2@x").replyTo("1@x"))));

        assertThat(outcomes.get(1).get(0)).isInstanceOf(Outcome.Opened.class);
        assertThat(outcomes.get(2).get(0)).isInstanceOfSatisfying(Outcome.Appended.class, it -> assertThat(it.ticket())
                .isEqualTo(((Outcome.Opened) outcomes.get(1).get(0)).ticket()));
        assertThat(rows.count("select sum(opened) from tally_delta")).isEqualTo(1);
    }

    @Test
    void ignoresOneThatSaysNothing() throws IOException {
        Group silent = group(Raws.raw("silent"));

        List<List<Outcome>> outcomes = store.record(List.of(
                captured(Item.mail("1@x")), new Understanding(silent, List.of(), Reason.of("delivery-status"))));

        assertThat(outcomes.get(1)).containsExactly(new Outcome.Ignored(List.of(Reason.of("delivery-status"))));
        assertThat(rows.count("select sum(ignored) from tally_delta")).isEqualTo(1);
    }

    @Test
    void writesNothingWhenOneIsSomebodyElsesByNow() throws IOException {
        Understanding mine = captured(Item.mail("1@x"));
        Understanding taken = captured(Item.mail("2@x").from("other@example.org"));
        rows.execute(
                "update inbox_message set lease = gen_random_uuid() where raw_id = ?",
                taken.group().first().id());

        assertThatThrownBy(() -> store.record(List.of(mine, taken))).isInstanceOf(LeaseLostException.class);

        assertThat(rows.count("select count(*) from ticket")).isZero();
        assertThat(rows.count("select count(*) from inbox_message")).isEqualTo(2);
        assertThat(store.record(List.of(mine)).get(0).get(0)).isInstanceOf(Outcome.Opened.class);
    }

    @RepeatedTest(3)
    void neverWaitsInACircle() throws Exception {
        for (int person = 0; person < 6; person++) {
            store.record(List.of(captured(mail(person, person + "-first@x"))));
        }
        List<List<Understanding>> batches = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            List<Understanding> batch = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int person = thread % 2 == 0 ? i : 5 - i;
                batch.add(captured(mail(person, thread + "-" + person + "@x").replyTo(person + "-first@x")));
            }
            batches.add(batch);
        }

        Together.run(6, thread -> store.record(batches.get(thread)));

        assertThat(rows.count("select count(*) from article")).isEqualTo(42);
        assertThat(rows.count("select count(*) from ticket")).isEqualTo(6);
    }

    private static Item mail(int person, String id) {
        return Item.mail(id).from("person" + person + "@example.org");
    }

    private Understanding captured(Item item) throws IOException {
        return captured(Raws.raw("source of " + UUID.randomUUID()), item);
    }

    private Understanding captured(RawMessage raw, Item item) throws IOException {
        Group group = group(raw);
        return new Understanding(group, List.of(item.in(group.first())), null);
    }

    private Group group(RawMessage raw) throws IOException {
        return inbox.capture(Arrival.of(raw).waiting(LONG)).group();
    }
}
