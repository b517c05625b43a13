package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.LeaseLostException;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Understood;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to the inbox in whatever order, a simple model tells what must come of it: who is given what, what is where, and that in
 * the end each source key is exactly one outcome; what is claimed together is one message. A seed that fails is the test's own parameter.
 */
class InboxStatesIT {
    private static final int STEPS = 250;
    private static final int ATTEMPTS = 2;
    private static final Duration LONG = Duration.ofHours(1);
    /** Run out before it begins: its holder died at once. */
    private static final Duration DEAD = Duration.ofHours(-1);

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<String, UUID> keys = new LinkedHashMap<>();
    private final List<Held> held = new ArrayList<>();
    private int repeats;
    private int articles;
    private Random random;
    private PostgresInbox inbox;
    private PostgresTicketStore store;
    private PostgresParkedQueue parked;

    private enum State {
        PENDING,
        PARKED,
        TICKET,
        DISCARDED
    }

    /** A captured message as the model knows it. */
    private static final class Row {
        final UUID id;
        final String group;
        State state = State.PENDING;
        boolean due;
        UUID lease;
        boolean dead;
        int attempts;

        Row(UUID id, String group, boolean due) {
            this.id = id;
            this.group = group;
            this.due = due;
        }

        boolean free() {
            return state == State.PENDING && lease == null;
        }
    }

    private record Held(Group group) {}

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        inbox = new PostgresInbox(database.dataSource(), ATTEMPTS);
        store = new PostgresTicketStore(database.dataSource(), () -> {});
        parked = new PostgresParkedQueue(database.dataSource(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void doesWhatTheModelSays(long seed) throws IOException {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> capture();
                case 4, 5, 6 -> claim(random.nextInt(4) == 0 ? DEAD : LONG);
                case 7 -> settle();
                case 8 -> park();
                case 9 -> release();
                case 10 -> releaseParked();
                default -> discard();
            }
            compare();
        }
        finish();
    }

    private void capture() throws IOException {
        String key = "key " + random.nextInt(STEPS / 3);
        String group = random.nextInt(3) == 0 ? null : "group " + random.nextInt(3);
        boolean due = random.nextInt(4) > 0;
        boolean hurry = group != null && random.nextInt(5) == 0;
        boolean joins = group != null && !hurry && random.nextInt(3) == 0;
        boolean waiting = group == null && random.nextInt(3) == 0;
        RawMessage raw = Raws.raw(key);
        Arrival arrival =
                Arrival.of(raw).grouped(group, due ? null : Instant.now().plus(LONG));
        arrival = hurry ? arrival.hurrying() : joins ? arrival.joining() : arrival;
        Captured captured = inbox.capture(waiting ? arrival.waiting(LONG) : arrival);

        UUID first = keys.putIfAbsent(key, raw.id());
        assertThat(captured.id()).isEqualTo(first == null ? raw.id() : first);
        assertThat(captured.repeated()).isEqualTo(first != null);
        if (first != null) {
            repeats++;
            return;
        }
        List<Row> mates = rows.values().stream()
                .filter(row -> row.free() && shares(row, group))
                .toList();
        Row row = new Row(
                raw.id(),
                group,
                due || joins && !mates.isEmpty() && mates.stream().allMatch(mate -> mate.due));
        if (hurry && due) {
            mates.forEach(mate -> mate.due = true);
        }
        rows.put(row.id, row);
        if (waiting) {
            take(captured.group(), LONG);
        }
    }

    /** Either all that is free, or one whose holder is dead: and that one alone, as long as it runs. */
    private void claim(Duration lease) {
        Set<List<UUID>> expected = freeGroups();
        boolean suspectRuns = rows.values().stream()
                .anyMatch(row -> row.state == State.PENDING && row.lease != null && !row.dead && row.attempts > 0);
        List<Group> claimed = inbox.claim(new Claim(1000, Long.MAX_VALUE, lease));

        Set<List<UUID>> given = claimed.stream().map(InboxStatesIT::ids).collect(Collectors.toSet());
        boolean suspect = claimed.size() == 1 && rows.get(claimed.get(0).first().id()).lease != null;
        if (suspect) {
            List<Row> members = claimed.get(0).messages().stream()
                    .map(raw -> rows.get(raw.id()))
                    .toList();
            assertThat(suspectRuns).as("two suspects at a time").isFalse();
            assertThat(members).allMatch(row -> row.dead && row.attempts < ATTEMPTS && row.state == State.PENDING);
            assertThat(members).extracting(row -> row.lease).containsOnly(members.get(0).lease);
            members.forEach(row -> row.attempts++);
        } else {
            assertThat(given).isEqualTo(expected);
        }
        if (claimed.isEmpty() && !suspectRuns) {
            List<Row> guilty = rows.values().stream()
                    .filter(row -> row.state == State.PENDING && row.dead)
                    .toList();
            assertThat(guilty)
                    .as("rows of dead holders that nobody is given")
                    .allMatch(row -> row.attempts == ATTEMPTS);
        }
        if (suspect || claimed.isEmpty() || !suspectRuns) {
            parkGuilty();
        }
        claimed.forEach(group -> take(group, lease));
    }

    /** Whoever looks for a suspect sets aside those that were one too often; whether it looked is seen by the rows. */
    private void parkGuilty() {
        for (Row row : rows.values()) {
            boolean guilty = row.state == State.PENDING && row.dead && row.attempts == ATTEMPTS;
            if (guilty && inDatabase(row.id).startsWith("PARKED")) {
                row.state = State.PARKED;
                row.lease = null;
                row.dead = false;
            }
        }
    }

    private Set<List<UUID>> freeGroups() {
        Set<List<UUID>> groups = new HashSet<>();
        for (Row head : rows.values()) {
            List<Row> members = rows.values().stream()
                    .filter(row -> row.state == State.PENDING && (row == head || shares(row, head.group)))
                    .toList();
            boolean free = head.free() && members.stream().allMatch(row -> row.free() && row.due);
            if (free && members.get(0) == head) {
                groups.add(members.stream().limit(Group.MOST).map(row -> row.id).toList());
            }
        }
        return groups;
    }

    private void take(Group group, Duration lease) {
        for (RawMessage raw : group.messages()) {
            Row row = rows.get(raw.id());
            row.lease = group.lease();
            row.dead = lease.isNegative();
        }
        held.add(new Held(group));
    }

    private void settle() {
        Held any = anyHeld();
        if (any == null) {
            return;
        }
        RawMessage first = any.group().first();
        List<Understood> items = List.of(Item.mail(first.id().toString()).in(first));
        if (isStale(any)) {
            assertThatThrownBy(() -> OneGroup.record(store, any.group(), items, null))
                    .isInstanceOf(LeaseLostException.class);
        } else {
            OneGroup.record(store, any.group(), items, null);
            end(any, State.TICKET);
            articles++;
        }
    }

    private void park() {
        Held any = anyHeld();
        if (any == null) {
            return;
        }
        if (isStale(any)) {
            assertThatThrownBy(() -> inbox.park(any.group(), Reason.of("malformed", "x"), ""))
                    .isInstanceOf(LeaseLostException.class);
        } else {
            inbox.park(any.group(), Reason.of("malformed", "x"), "");
            end(any, State.PARKED);
        }
    }

    private void release() {
        Held any = anyHeld();
        if (any == null) {
            return;
        }
        boolean now = random.nextBoolean();
        inbox.release(any.group(), now ? Duration.ZERO : LONG);
        if (!isStale(any)) {
            end(any, State.PENDING);
            ids(any.group()).forEach(id -> rows.get(id).due = now);
        }
    }

    private void end(Held any, State state) {
        for (UUID id : ids(any.group())) {
            Row row = rows.get(id);
            row.state = state;
            row.lease = null;
            row.dead = false;
        }
    }

    private void releaseParked() {
        Row any = anyRow();
        boolean was = any != null && any.state == State.PARKED;
        assertThat(any != null && parked.release(any.id, "olga")).isEqualTo(was);
        if (was) {
            any.state = State.PENDING;
            any.attempts = 0;
            any.due = true;
        }
    }

    private void discard() {
        Row any = anyRow();
        boolean was = any != null && any.state == State.PARKED;
        assertThat(any != null && parked.discard(any.id, "olga", "nonsense")).isEqualTo(was);
        if (was) {
            any.state = State.DISCARDED;
        }
    }

    /** Everything that can be understood is; what is left is parked, or was given up by a person. */
    private void finish() {
        for (int round = 0; round < 10 * STEPS && pending() > 0; round++) {
            Rows.of(database)
                    .execute("update inbox_message set due_at = now(), leased_until = now() where state = 'PENDING'"
                            + " and lease is not null");
            Rows.of(database).execute("update inbox_message set due_at = now() where state = 'PENDING'");
            for (Row row : rows.values()) {
                row.due = true;
                row.dead = row.state == State.PENDING && row.lease != null;
            }
            held.clear();
            claim(LONG);
            while (!held.isEmpty()) {
                settle();
            }
            compare();
        }
        assertThat(pending()).isZero();
        Balance.Line line = new Tally(database.dataSource()).read().lines().get(0);
        assertThat(line.captured()).isEqualTo(keys.size() + repeats);
        assertThat(line.duplicate()).isEqualTo(repeats);
        assertThat(line.opened() + line.appended()).isEqualTo(count(State.TICKET));
        assertThat(line.parked()).isEqualTo(count(State.PARKED));
        assertThat(line.ignored()).isEqualTo(count(State.DISCARDED));
        assertThat(line.pending()).isZero();
        assertThat(Rows.of(database).count("select count(*) from article")).isEqualTo(articles);
    }

    private void compare() {
        for (Row row : rows.values()) {
            String expected =
                    switch (row.state) {
                        case PENDING -> "PENDING " + row.attempts + " " + (row.lease == null ? "" : row.lease);
                        case PARKED -> "PARKED";
                        case TICKET, DISCARDED -> "gone";
                    };
            assertThat(inDatabase(row.id)).startsWith(expected.strip());
        }
    }

    private String inDatabase(UUID id) {
        return Rows.of(database).text("""
                select coalesce((select state || ' ' || attempts || ' ' || coalesce(lease::text, '')
                    from inbox_message where raw_id = ?), 'gone')""", id);
    }

    private long pending() {
        return count(State.PENDING);
    }

    private long count(State state) {
        return rows.values().stream().filter(row -> row.state == state).count();
    }

    private boolean isStale(Held any) {
        return ids(any.group()).stream().anyMatch(id -> !any.group().lease().equals(rows.get(id).lease));
    }

    /** Taken out of the hands of whoever holds it; some come back later, when another may have it. */
    private Held anyHeld() {
        if (held.isEmpty()) {
            return null;
        }
        Held any = held.get(random.nextInt(held.size()));
        if (random.nextInt(3) > 0 || held.size() > 20) {
            held.remove(any);
        }
        return any;
    }

    private Row anyRow() {
        List<Row> all = List.copyOf(rows.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static boolean shares(Row row, String group) {
        return group != null && group.equals(row.group);
    }

    private static List<UUID> ids(Group group) {
        return group.messages().stream().map(RawMessage::id).toList();
    }
}
