package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.ParkedQueue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresParkedQueueIT {
    private static final Claim MANY = new Claim(10, 1_000_000, Duration.ofMinutes(5));

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private final AtomicInteger woken = new AtomicInteger();
    private PostgresInbox inbox;
    private PostgresTicketStore store;
    private PostgresParkedQueue queue;
    private Line line;

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        inbox = new PostgresInbox(database.dataSource());
        inbox.onWork(woken::incrementAndGet);
        store = new PostgresTicketStore(database.dataSource(), () -> {});
        queue = new PostgresParkedQueue(database.dataSource(), inbox::wake);
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
    }

    @Test
    void showsWhatWasParkedWithItsBytes() throws IOException {
        UUID id = park("17", "stack trace");

        ParkedQueue.Entry entry = queue.find(id).orElseThrow();

        assertThat(entry.reason()).isEqualTo(Reason.of("malformed", "no header"));
        assertThat(entry.detail()).isEqualTo("stack trace");
        assertThat(entry.attempts()).isZero();
        assertThat(entry.parkedAt()).isNotNull();
        try (InputStream in = entry.raw().open()) {
            assertThat(in.readAllBytes()).isEqualTo(Item.bytes("bytes of 17"));
        }
        assertThat(store.outcomes(id)).contains(List.of(new Outcome.Parked(List.of(entry.reason()))));
    }

    @Test
    void listsOldestFirstPageByPage() {
        List<UUID> oldestFirst = Stream.of(park("1", null), park("2", null), park("3", null))
                .sorted(Comparator.comparing(UUID::toString))
                .toList();

        assertThat(ids(queue.list(null, 2))).isEqualTo(oldestFirst.subList(0, 2));
        assertThat(ids(queue.list(oldestFirst.get(1), 2))).isEqualTo(oldestFirst.subList(2, 3));
        assertThat(queue.list(oldestFirst.get(2), 2)).isEmpty();
    }

    @Test
    void givesReleasedMessageBackToTheLine() {
        UUID id = park("1", null);

        assertThat(queue.release(id, "user:anna")).isTrue();

        assertThat(woken).hasValue(1);
        assertThat(queue.find(id)).isEmpty();
        assertThat(queue.release(id, "user:anna")).isFalse();
        assertThat(inbox.claim(MANY)).extracting(Raws::id).containsExactly(id);
    }

    @Test
    void ignoresDiscardedMessageButKeepsItsBytes() throws IOException {
        UUID id = park("1", null);

        assertThat(queue.discard(id, "user:anna", "spam")).isTrue();

        assertThat(queue.discard(id, "user:anna", "spam")).isFalse();
        assertThat(queue.list(null, 10)).isEmpty();
        assertThat(inbox.claim(MANY)).isEmpty();
        assertThat(store.outcomes(id))
                .contains(List.of(new Outcome.Ignored(List.of(Reason.of("discarded-by", "user:anna", "spam")))));
        assertThat(new PostgresTickets(database.dataSource()).raw(id)).isPresent();
    }

    @Test
    void touchesNothingThatIsNotParked() {
        Group pending = line.capture(line.inbox("support"));

        assertThat(queue.release(Raws.id(pending), "user:anna")).isFalse();
        assertThat(queue.discard(Raws.id(pending), "user:anna", "spam")).isFalse();
        assertThat(queue.discard(UUID.randomUUID(), "user:anna", "spam")).isFalse();

        assertThat(OneGroup.record(store, pending, List.of(Item.mail("1@x").in(pending.first())), null))
                .singleElement()
                .isInstanceOf(Outcome.Opened.class);
    }

    private UUID park(String sourceKey, String detail) {
        Group group = line.capture(Raws.raw(sourceKey));
        inbox.park(group, Reason.of("malformed", "no header"), detail);
        return Raws.id(group);
    }

    private static List<UUID> ids(List<ParkedQueue.Entry> entries) {
        return entries.stream().map(entry -> entry.raw().id()).toList();
    }
}
