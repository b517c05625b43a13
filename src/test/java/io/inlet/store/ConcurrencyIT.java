package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Bearing;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Ids;
import io.inlet.message.Party;
import io.inlet.message.Position;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Priority;
import io.inlet.ticket.TicketNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ConcurrencyIT {
    private static final int THREADS = 8;
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

    @RepeatedTest(3)
    void capturesOneSourceKeyOnce() throws Exception {
        List<Captured> captured = Together.run(
                THREADS,
                thread -> inbox.capture(
                        Arrival.of(Raws.raw("same")).with(new Position("email:support", Integer.toString(thread)))));

        assertThat(captured).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(captured)
                .extracting(Captured::id)
                .containsOnly(captured.get(0).id());
        assertThat(rows.count("select count(*) from inbox_message")).isEqualTo(1);
        assertThat(rows.count("select sum(captured) - sum(duplicate) - sum(pending) from tally_delta"))
                .isZero();
    }

    @RepeatedTest(3)
    void capturesOneLargeMessageOnce() throws Exception {
        byte[] large = new byte[600_000];

        List<Captured> captured = Together.run(
                THREADS, thread -> inbox.capture(Arrival.of(Raws.raw("same", io.inlet.message.Content.of(large)))));

        assertThat(captured).filteredOn(one -> !one.repeated()).hasSize(1);
        assertThat(rows.count("select sum(length(bytes)) from raw_chunk")).isEqualTo(large.length);
    }

    @RepeatedTest(3)
    void storesOneMessageKeyOnce() throws Exception {
        List<Group> groups = captured(THREADS);

        List<Outcome> outcomes = Together.run(THREADS, thread -> record(groups.get(thread), Item.mail("1@x")));

        assertThat(outcomes).filteredOn(Outcome.Opened.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Duplicate.class::isInstance).hasSize(THREADS - 1);
        assertThat(rows.count("select count(*) from article")).isEqualTo(1);
        assertThat(rows.count("select count(*) from delivery")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void keepsOneNewContactAndOneFileOnce() throws Exception {
        List<Group> groups = captured(THREADS);
        byte[] logo = new byte[300_000];

        Together.run(
                THREADS,
                thread -> record(groups.get(thread), Item.mail(thread + "@x").attach("logo.png", logo)));

        assertThat(rows.count("select count(*) from contact")).isEqualTo(1);
        assertThat(rows.count("select count(distinct contact_id) from ticket")).isEqualTo(1);
        assertThat(rows.count("select uses from file")).isEqualTo(THREADS);
        assertThat(rows.count("select sum(length(bytes)) from file_chunk")).isEqualTo(logo.length);
    }

    @RepeatedTest(3)
    void opensOneTicketForOriginalAndItsReplies() throws Exception {
        List<Group> groups = captured(THREADS);
        record(groups.get(0), Item.mail("0@x"));

        List<Outcome> outcomes = Together.run(
                THREADS - 1,
                thread -> record(
                        groups.get(thread + 1), Item.mail(thread + 1 + "@x").replyTo("0@x")));

        assertThat(outcomes).allMatch(Outcome.Appended.class::isInstance);
        assertThat(rows.count("select count(*) from ticket")).isEqualTo(1);
        assertThat(rows.count("select count(*) from delivery where operation = 'APPEND'"))
                .isEqualTo(THREADS - 1);
        assertThat(rows.flag("select count(distinct number) = count(*) from ticket"))
                .isTrue();
    }

    @RepeatedTest(3)
    void opensOneTicketForMessagesOfOneChat() throws Exception {
        List<Group> groups = captured(THREADS);

        List<Outcome> outcomes = Together.run(
                THREADS,
                thread -> record(
                        groups.get(thread),
                        Item.mail("7/" + thread)
                                .from(Party.UNKNOWN)
                                .thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS))));

        assertThat(outcomes).filteredOn(Outcome.Opened.class::isInstance).hasSize(1);
        assertThat(rows.count("select count(*) from ticket")).isEqualTo(1);
        assertThat(rows.count("select count(*) from conversation")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void crossingKeysEndWithoutDeadlock() throws Exception {
        record(captured(1).get(0), Item.mail("a@x"));
        record(captured(1).get(0), Item.mail("b@x").from("boris@example.org"));
        List<Group> groups = captured(THREADS);
        byte[] one = Item.bytes("one");
        byte[] two = Item.bytes("two");

        List<List<Outcome>> outcomes = Together.run(THREADS, thread -> {
            RawMessage raw = groups.get(thread).first();
            Item first = Item.mail("x" + thread).replyTo("a@x").attach("1", one).attach("2", two);
            Item second = Item.mail("y" + thread)
                    .from("boris@example.org")
                    .replyTo("b@x")
                    .attach("2", two)
                    .attach("1", one);
            boolean even = thread % 2 == 0;
            return OneGroup.record(
                    store,
                    groups.get(thread),
                    List.of((even ? first : second).in(raw), (even ? second : first).in(raw)),
                    null);
        });

        assertThat(outcomes).hasSize(THREADS).allSatisfy(both -> assertThat(both)
                .allMatch(Outcome.Appended.class::isInstance));
        assertThat(rows.count("select sum(uses) from file")).isEqualTo(4L * THREADS);
    }

    @Test
    void claimsNoRowTwice() throws Exception {
        int messages = 200;
        for (int i = 0; i < messages; i++) {
            String group = i % 4 == 0 ? "album " + i / 8 : null;
            inbox.capture(Arrival.of(Raws.raw("" + i)).grouped(group, null));
        }

        List<List<Group>> claimed = Together.run(THREADS, thread -> {
            List<Group> mine = new ArrayList<>();
            List<Group> more;
            int empty = 0;
            while (empty < 3) {
                more = inbox.claim(new Claim(7, 1_000_000, LONG));
                mine.addAll(more);
                empty = more.isEmpty() ? empty + 1 : 0;
            }
            return mine;
        });

        List<UUID> ids = claimed.stream()
                .flatMap(List::stream)
                .flatMap(group -> group.messages().stream())
                .map(RawMessage::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(messages);
        assertThat(claimed.stream()
                        .flatMap(List::stream)
                        .filter(group -> group.messages().size() == 2))
                .describedAs("albums of two, whole")
                .hasSize(25);
    }

    @Test
    void sendsNoDeliveryTwice() throws Exception {
        PostgresOutbox outbox = new PostgresOutbox(database.dataSource());
        for (Group group : captured(50)) {
            record(group, Item.mail(Ids.next() + "@x").decided(Priority.P3, List.of(), List.of("desk")));
        }

        List<List<UUID>> claimed = Together.run(THREADS, thread -> {
            List<UUID> mine = new ArrayList<>();
            int empty = 0;
            while (empty < 3) {
                List<UUID> more = outbox.claim("desk", 5, LONG).stream()
                        .map(io.inlet.dispatch.Delivery::id)
                        .toList();
                mine.addAll(more);
                empty = more.isEmpty() ? empty + 1 : 0;
            }
            return mine;
        });

        assertThat(claimed.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    void drawsNumbersOnce() throws Exception {
        List<Group> groups = captured(THREADS * 5);

        List<List<TicketNumber>> numbers = Together.run(THREADS, thread -> {
            List<TicketNumber> mine = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Outcome.Opened opened =
                        (Outcome.Opened) record(groups.get(thread * 5 + i), Item.mail(thread + "." + i));
                mine.add(opened.number());
            }
            return mine;
        });

        assertThat(numbers.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(THREADS * 5);
    }

    private Outcome record(Group group, Item item) {
        return OneGroup.record(store, group, List.of(item.in(group.first())), null)
                .get(0);
    }

    private List<Group> captured(int count) throws Exception {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(inbox.capture(Arrival.of(Raws.raw(Ids.next().toString())).waiting(LONG))
                    .group());
        }
        return groups;
    }
}
