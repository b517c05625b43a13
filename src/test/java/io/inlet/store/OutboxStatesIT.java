package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.Operation;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Item;
import io.inlet.ticket.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to the outbox in whatever order, it does what the one without a database does: who is told what, as which attempt,
 * whether it may have been told before, and that in the end each operation was delivered once, in the order of its ticket.
 */
class OutboxStatesIT {
    private static final int STEPS = 250;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration DEAD = Duration.ofHours(-1);
    private static final List<String> TARGETS = List.of("desk", "crm");

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private final MemoryOutbox model = new MemoryOutbox(Clock.systemUTC());
    private final Map<UUID, String> tickets = new LinkedHashMap<>();
    private final List<Both> held = new ArrayList<>();
    private final Map<UUID, List<Operation>> told = new LinkedHashMap<>();
    private Random random;
    private PostgresOutbox outbox;
    private Line line;
    private int queued;

    /** One delivery as the outbox and as the model gave it. */
    private record Both(Delivery real, Delivery expected) {}

    @BeforeEach
    void clear() {
        Rows.of(database).clear();
        outbox = new PostgresOutbox(database.dataSource());
        line = new Line(database.dataSource(), outbox);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void doesWhatTheModelSays(long seed) {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            String target = any(TARGETS);
            switch (random.nextInt(14)) {
                case 0, 1 -> create(target);
                case 2, 3 -> append();
                case 4, 5, 6 -> claim(target, 1 + random.nextInt(3), random.nextInt(4) == 0 ? DEAD : LONG);
                case 7, 8, 9 -> delivered();
                case 10 -> retryLater();
                case 11 -> unknown();
                case 12 -> park();
                default -> pauseOrResume(target);
            }
        }
        finish();
    }

    private void create(String target) {
        UUID ticket = line.opened(mail(line.next(), target)).ticket();
        tickets.put(ticket, target);
        queue(target, Operation.CREATE, ticket);
    }

    private void append() {
        if (tickets.isEmpty()) {
            return;
        }
        UUID ticket = any(List.copyOf(tickets.keySet()));
        String original = Rows.of(database)
                .text("select external_id from article where ticket_id = ? order by sequence limit 1", ticket);
        line.take(mail(line.next(), tickets.get(ticket)).replyTo(original));
        queue(tickets.get(ticket), Operation.APPEND, ticket);
    }

    private void queue(String target, Operation operation, UUID ticket) {
        queued++;
        model.queue(target, operation, ticket, UUID.randomUUID());
    }

    private void claim(String target, int limit, Duration lease) {
        List<Delivery> expected = model.claim(target, 1000, lease);
        List<Delivery> real = outbox.claim(target, 1000, lease);
        assertThat(real)
                .extracting(OutboxStatesIT::described)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(OutboxStatesIT::described).toList());
        for (Delivery one : real) {
            Delivery twin = expected.stream()
                    .filter(each -> each.ticket().equals(one.ticket()))
                    .findFirst()
                    .orElseThrow();
            held.add(new Both(one, twin));
        }
    }

    private static List<Object> described(Delivery delivery) {
        return Arrays.asList(
                delivery.ticket(),
                delivery.target(),
                delivery.operation(),
                delivery.attempt(),
                delivery.uncertain(),
                delivery.externalKey());
    }

    private void delivered() {
        boolean named = random.nextBoolean();
        settle(both -> {
            String key = named ? "T-" + both.real().ticket() : null;
            model.delivered(both.expected(), key, null);
            outbox.delivered(both.real(), key, null);
            told.computeIfAbsent(both.real().ticket(), first -> new ArrayList<>())
                    .add(both.real().operation());
        });
    }

    private void retryLater() {
        Instant due = due();
        boolean counted = random.nextBoolean();
        settle(both -> {
            model.retryLater(both.expected(), due, counted, Reason.of("refused"));
            outbox.retryLater(both.real(), due, counted, Reason.of("refused"));
        });
    }

    private void unknown() {
        Instant due = due();
        settle(both -> {
            model.unknown(both.expected(), due, Reason.of("timeout"));
            outbox.unknown(both.real(), due, Reason.of("timeout"));
        });
    }

    private void park() {
        settle(both -> {
            model.park(both.expected(), Reason.of("rejected"), "no");
            outbox.park(both.real(), Reason.of("rejected"), "no");
        });
    }

    /** What the model refuses, the outbox refuses; some holders come back when another has it. */
    private void settle(Consumer<Both> how) {
        if (held.isEmpty()) {
            return;
        }
        Both both = any(held);
        if (random.nextInt(3) > 0) {
            held.remove(both);
        }
        try {
            how.accept(both);
        } catch (LeaseLostException lost) {
            assertThatThrownBy(() -> outbox.park(both.real(), Reason.of("late"), ""))
                    .isInstanceOf(LeaseLostException.class);
        }
    }

    private void pauseOrResume(String target) {
        switch (random.nextInt(3)) {
            case 0 -> {
                model.pause(target, Reason.of("unauthorised"));
                outbox.pause(target, Reason.of("unauthorised"));
            }
            case 1 -> {
                model.resume(target);
                outbox.resume(target);
            }
            default -> assertThat(outbox.release(target)).isEqualTo(model.release(target));
        }
        assertThat(outbox.paused(target)).isEqualTo(model.paused(target));
    }

    private void finish() {
        for (String target : TARGETS) {
            model.resume(target);
            outbox.resume(target);
        }
        for (int round = 0; round < queued && model.count(MemoryOutbox.State.DELIVERED) < queued; round++) {
            makeDue();
            held.clear();
            for (String target : TARGETS) {
                assertThat(outbox.release(target)).isEqualTo(model.release(target));
                claim(target, queued, LONG);
            }
            while (!held.isEmpty()) {
                delivered();
            }
        }
        List<Balance.Target> figures = new Tally(database.dataSource()).read().targets();
        assertThat(figures).allMatch(Balance.Target::holds).allMatch(figure -> figure.delivered() == figure.queued());
        assertThat(figures.stream().mapToLong(Balance.Target::delivered).sum()).isEqualTo(queued);
        told.values().forEach(operations -> assertThat(operations.indexOf(Operation.CREATE))
                .as("a ticket is created before anything is added to it")
                .isZero());
        assertThat(told.values().stream().mapToInt(List::size).sum()).isEqualTo(queued);
    }

    /** As when all delays and leases have passed. */
    private void makeDue() {
        Rows.of(database)
                .execute(
                        "update delivery set due_at = now() - interval '1 second', leased_until = case when lease is null"
                                + " then null else now() - interval '1 second' end where state <> 'DELIVERED'");
        model.elapse();
    }

    private Instant due() {
        return random.nextBoolean()
                ? Instant.now().minusSeconds(60)
                : Instant.now().plus(LONG);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Item mail(String messageId, String target) {
        return Item.mail(messageId).decided(Priority.P3, List.of(), List.of(target));
    }
}
