package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Delivery;
import io.inlet.message.Arrival;
import io.inlet.message.Bearing;
import io.inlet.message.Group;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Priority;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private PostgresInbox inbox;
    private PostgresOutbox outbox;
    private PostgresParkedQueue parked;
    private PostgresTicketStore store;
    private Line line;
    private Tally tally;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        inbox = new PostgresInbox(database.dataSource());
        outbox = new PostgresOutbox(database.dataSource());
        parked = new PostgresParkedQueue(database.dataSource(), inbox::wake);
        store = new PostgresTicketStore(database.dataSource(), outbox::wake);
        line = new Line(database.dataSource(), outbox);
        tally = new Tally(database.dataSource());
    }

    @Test
    void countsItemsByTheWrittenEquation() throws IOException {
        everythingThatCanHappen();

        Balance.Line support = tally.read().lines().get(0);

        assertThat(support).isEqualTo(new Balance.Line("email", "acme", "support", 18, 4, 6, 2, 4, 1, 1));
        assertThat(support.holds()).isTrue();
    }

    @Test
    void countsTheSameWhenSummedUp() throws IOException {
        everythingThatCanHappen();
        Balance.Sheet before = tally.read();

        tally.rollUp();
        assertThat(rows.count("select count(*) from tally_delta")).isZero();
        assertThat(rows.count("select count(*) from target_tally_delta")).isZero();
        assertThat(tally.read().lines()).isEqualTo(before.lines());
        assertThat(tally.read().targets()).isEqualTo(before.targets());

        line.take(Item.mail("later@x"));
        tally.rollUp();
        Balance.Line support = tally.read().lines().get(0);
        assertThat(support.captured()).isEqualTo(before.lines().get(0).captured() + 1);
        assertThat(support.opened()).isEqualTo(before.lines().get(0).opened() + 1);
    }

    @Test
    void agreesWithTheRowsThemselves() throws IOException {
        everythingThatCanHappen();

        Balance.Line support = tally.read().lines().get(0);

        assertThat(support.pending())
                .isEqualTo(
                        rows.count("select count(*) from inbox_message where state = 'PENDING' and mode <> 'SANDBOX'"));
        assertThat(support.parked())
                .isEqualTo(
                        rows.count("select count(*) from inbox_message where state = 'PARKED' and mode <> 'SANDBOX'"));
        for (String figure : List.of("captured", "opened", "appended", "duplicate", "ignored", "parked", "pending")) {
            assertThat(rows.count("select sum(" + figure + ") from tally_delta"))
                    .describedAs(figure)
                    .isEqualTo(rows.count("select sum(" + figure + ") from report.channel_day"));
        }
    }

    @Test
    void countsDeliveriesByTheWrittenEquation() {
        for (int i = 0; i < 6; i++) {
            line.take(Item.mail(i + "@x").decided(Priority.P3, List.of(), List.of("desk")));
        }
        List<Delivery> claimed = outbox.claim("desk", 5, LONG);
        outbox.delivered(claimed.get(0), "1", null);
        outbox.unknown(claimed.get(1), Instant.now().plusSeconds(600), Reason.of("timeout"));
        outbox.unknown(claimed.get(2), Instant.now().minusSeconds(1), Reason.of("timeout"));
        outbox.park(claimed.get(3), Reason.of("rejected"), "no");
        outbox.retryLater(claimed.get(4), Instant.now().plusSeconds(600), true, Reason.of("busy"));
        outbox.pause("desk", Reason.of("unauthorised"));

        assertThat(tally.read().targets()).containsExactly(new Balance.Target("desk", 6, 1, 2, 2, 1, "unauthorised"));

        outbox.resume("desk");
        outbox.release("desk");
        assertThat(outbox.claim("desk", 10, LONG)).hasSize(3);
        Balance.Target desk = tally.read().targets().get(0);
        assertThat(desk).isEqualTo(new Balance.Target("desk", 6, 1, 4, 1, 0, null));
        assertThat(desk.holds()).isTrue();
        assertThat(desk.unknown()).isEqualTo(rows.count("select count(*) from delivery where state = 'UNKNOWN'"));
        assertThat(desk.waiting())
                .isEqualTo(rows.count("select count(*) from delivery where state in ('NEW', 'SENDING', 'RETRY')"));
    }

    @Test
    void countsWhatHasNoTicketToBelongTo() throws IOException {
        Item thumb = Item.mail("7/1").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.APPENDS));
        Group ignored = album("thumbs", 3);
        OneGroup.record(store, ignored, List.of(thumb.in(ignored.first())), null);
        line.take(Item.mail("7/2").thread(ThreadHint.ofChat("7", null, List.of(), Bearing.OPENS)));
        Group appended = album("more thumbs", 2);
        OneGroup.record(store, appended, List.of(thumb.key("again").in(appended.first())), null);
        line.take(Item.mail("7/3").thread(ThreadHint.ofChat("8", null, List.of(), Bearing.RESOLVES)));
        line.take(Item.mail("7/2")
                .key("edit")
                .fields(Map.of("edit", "true"))
                .thread(ThreadHint.ofChat("7", "7/2", List.of(), Bearing.FOLLOWS)));

        Balance.Line support = tally.read().lines().get(0);

        assertThat(support).isEqualTo(new Balance.Line("email", "acme", "support", 8, 1, 2, 0, 5, 0, 0));
        for (String figure : List.of("captured", "opened", "appended", "duplicate", "ignored", "parked", "pending")) {
            assertThat(rows.count("select sum(" + figure + ") from report.channel_day"))
                    .describedAs(figure)
                    .isEqualTo(rows.count("select sum(" + figure + ") from tally_delta"));
        }
    }

    @Test
    void tellsAgeOfOldestWork() throws IOException {
        inbox.capture(Arrival.of(Raws.raw("1")));
        line.take(Item.mail("1@x"));
        rows.execute("update inbox_message set captured_at = now() - interval '90 seconds'");
        rows.execute("update delivery set queued_at = now() - interval '40 seconds'");

        Balance.Sheet sheet = tally.read();

        assertThat(sheet.oldestPendingSeconds()).isBetween(90L, 120L);
        assertThat(sheet.oldestWaitingSeconds()).isBetween(40L, 70L);
    }

    @Test
    void aCallThatIsStillGoingOnIsNotBehind() throws IOException {
        inbox.capture(Arrival.of(Raws.raw("1")).grouped("call:1", Instant.now().plusSeconds(600)));
        rows.execute("update inbox_message set captured_at = now() - interval '9 minutes'");

        assertThat(tally.read().oldestPendingSeconds()).isZero();

        rows.execute("update inbox_message set due_at = now() - interval '90 seconds'");
        assertThat(tally.read().oldestPendingSeconds()).isBetween(90L, 120L);
    }

    @Test
    void isEmptyInTheBeginning() {
        tally.rollUp();

        assertThat(tally.read()).isEqualTo(new Balance.Sheet(List.of(), List.of(), 0, 0));
    }

    /** Leaves 18 items: 4 opened, 6 appended, 2 duplicate, 4 ignored, 1 parked, 1 pending; and a sandbox that counts nowhere. */
    private void everythingThatCanHappen() throws IOException {
        line.take(Item.mail("1@x"));
        line.take(Item.mail("2@x").replyTo("1@x"));
        line.take(Item.mail("1@x"));
        RawMessage several = line.inbox("support");
        line.take(several, Item.mail("3@x"), Item.mail("4@x"), Item.mail("5@x").replyTo("4@x"));
        inbox.capture(Arrival.of(Raws.raw(several.sourceKey())));

        Group album = album("album", 3);
        OneGroup.record(store, album, List.of(Item.mail("6@x").in(album.first())), null);
        Group statuses = album("statuses", 2);
        OneGroup.record(store, statuses, List.of(), Reason.of("delivery-status"));
        Group second = album("second album", 2);
        OneGroup.record(store, second, List.of(Item.mail("7@x").replyTo("6@x").in(second.first())), null);

        inbox.park(line.capture(line.inbox("support")), Reason.of("malformed"), "");
        Group given = line.capture(line.inbox("support"));
        inbox.park(given, Reason.of("malformed"), "");
        assertThat(parked.discard(Raws.id(given), "user:anna", "spam")).isTrue();
        Group again = line.capture(line.inbox("support"));
        inbox.park(again, Reason.of("malformed"), "");
        assertThat(parked.release(Raws.id(again), "user:anna")).isTrue();
        Group nothing = line.capture(line.inbox("support"));
        OneGroup.record(store, nothing, List.of(), Reason.of("handshake"));

        line.take(line.mode(Mode.SANDBOX), Item.mail("1@x"));
        line.capture(line.mode(Mode.SANDBOX));
        inbox.park(line.capture(line.mode(Mode.SANDBOX)), Reason.of("malformed"), "");
    }

    private Group album(String name, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            inbox.capture(Arrival.of(line.inbox("support")).grouped(name, null));
        }
        return inbox.claim(new io.inlet.message.Claim(1, 1_000_000, LONG)).get(0);
    }
}
