package io.inlet.dispatch;

import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The outbox without a database: what its contract says, and nothing else. A parked delivery holds up the later ones of its ticket. */
public final class MemoryOutbox implements Outbox {
    /** States of a row. */
    public enum State {
        NEW,
        SENDING,
        RETRY,
        UNKNOWN,
        PARKED,
        DELIVERED
    }

    /** A row as tests look at it. */
    public static final class Row {
        final UUID id = UUID.randomUUID();
        final String target;
        final Operation operation;
        final UUID ticket;
        final UUID article;
        final Instant queuedAt;
        State state = State.NEW;
        int attempt;
        boolean uncertain;
        Instant dueAt;
        UUID lease;
        Instant leasedUntil;
        Reason reason;
        String answer;

        Row(String target, Operation operation, UUID ticket, UUID article, Instant now) {
            this.target = target;
            this.operation = operation;
            this.ticket = ticket;
            this.article = article;
            this.queuedAt = now;
            this.dueAt = now;
        }

        public State state() {
            return state;
        }

        public int attempt() {
            return attempt;
        }

        public boolean uncertain() {
            return uncertain;
        }

        public Reason reason() {
            return reason;
        }

        public String answer() {
            return answer;
        }

        public Instant dueAt() {
            return dueAt;
        }

        public UUID id() {
            return id;
        }

        public UUID ticket() {
            return ticket;
        }

        public UUID article() {
            return article;
        }
    }

    private final Clock clock;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, Reason> paused = new ConcurrentHashMap<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    public MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /** What the store's transaction does. */
    public Row queue(String target, Operation operation, UUID ticket, UUID article) {
        Row row = new Row(target, operation, ticket, article, clock.instant());
        synchronized (this) {
            rows.add(row);
        }
        wake();
        return row;
    }

    /** As after a commit that queued something. */
    public void wake() {
        wakes.forEach(Runnable::run);
    }

    /** As if every delay and every lease had passed. */
    public synchronized void elapse() {
        for (Row row : rows) {
            row.dueAt = Instant.EPOCH;
            row.leasedUntil = Instant.EPOCH;
        }
    }

    public synchronized long count(State state) {
        return rows.stream().filter(row -> row.state == state).count();
    }

    public Optional<String> key(UUID ticket, String target) {
        return Optional.ofNullable(keys.get(ticket + target));
    }

    /** As if the target had told another key. */
    public void rename(UUID ticket, String target, String key) {
        keys.put(ticket + target, key);
    }

    @Override
    public synchronized List<Delivery> claim(String target, int limit, Duration lease) {
        List<Delivery> claimed = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        Instant now = clock.instant();
        for (Row row : rows) {
            boolean candidate =
                    row.target.equals(target) && row.state != State.DELIVERED && !paused.containsKey(target);
            if (candidate && seen.add(row.ticket) && claimed.size() < limit && due(row, now)) {
                row.uncertain |= row.state == State.SENDING || row.state == State.UNKNOWN;
                row.state = State.SENDING;
                row.attempt++;
                row.lease = UUID.randomUUID();
                row.leasedUntil = now.plus(lease);
                claimed.add(new Delivery(
                        row.id,
                        target,
                        row.operation,
                        row.ticket,
                        row.article,
                        row.attempt,
                        row.uncertain,
                        keys.get(row.ticket + target),
                        row.queuedAt,
                        row.lease));
            }
        }
        return claimed;
    }

    private static boolean due(Row row, Instant now) {
        return switch (row.state) {
            case SENDING -> !row.leasedUntil.isAfter(now);
            case PARKED, DELIVERED -> false;
            case NEW, RETRY, UNKNOWN -> !row.dueAt.isAfter(now);
        };
    }

    @Override
    public void delivered(Delivery delivery, String externalKey, String url, Reason why) {
        settle(delivery, State.DELIVERED, null, why, null);
        if (externalKey != null && delivery.operation() != Operation.REPLY) {
            keys.put(delivery.ticket() + delivery.target(), externalKey);
        }
        wakes.forEach(Runnable::run);
    }

    @Override
    public synchronized void retryLater(Delivery delivery, Instant dueAt, boolean counted, Reason why) {
        Row row = settle(delivery, State.RETRY, dueAt, why, null);
        row.attempt -= counted ? 0 : 1;
    }

    @Override
    public void unknown(Delivery delivery, Instant dueAt, Reason why) {
        settle(delivery, State.UNKNOWN, dueAt, why, null);
    }

    @Override
    public void park(Delivery delivery, Reason why, String answer) {
        settle(delivery, State.PARKED, null, why, answer);
    }

    private synchronized Row settle(Delivery delivery, State state, Instant dueAt, Reason why, String answer) {
        Row row = rows.stream()
                .filter(any -> any.id.equals(delivery.id()) && delivery.lease().equals(any.lease))
                .findFirst()
                .orElseThrow(() -> new LeaseLostException("delivery " + delivery.id() + " has another holder"));
        row.state = state;
        row.dueAt = dueAt;
        row.lease = null;
        row.reason = why;
        row.answer = answer;
        return row;
    }

    @Override
    public void pause(String target, Reason why) {
        paused.put(target, why);
    }

    @Override
    public void resume(String target) {
        paused.remove(target);
        wakes.forEach(Runnable::run);
    }

    @Override
    public Optional<Reason> paused(String target) {
        return Optional.ofNullable(paused.get(target));
    }

    @Override
    public int release(String target) {
        int released = 0;
        synchronized (this) {
            for (Row row : rows) {
                if (row.target.equals(target) && row.state == State.PARKED) {
                    row.state = State.NEW;
                    row.attempt = 0;
                    row.uncertain = row.operation != Operation.REPLY;
                    row.dueAt = clock.instant();
                    released++;
                }
            }
        }
        wakes.forEach(Runnable::run);
        return released;
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }
}
