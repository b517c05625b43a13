package io.inlet.message;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An inbox without a database, for tests of what stands around it. It passes the same contract. What a ticket store would settle is told
 * by {@link #settle}.
 */
public final class MemoryInbox implements Inbox {
    private static final int ATTEMPTS = 3;
    private static final int TURN = 4;

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<List<String>, UUID> keys = new ConcurrentHashMap<>();
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> aliases = new ConcurrentHashMap<>();
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private final AtomicInteger captures = new AtomicInteger();
    private volatile boolean away;
    private int claims;

    /** Whether the store is to be away from now on, for whoever captures. */
    public void away(boolean newAway) {
        away = newAway;
    }

    private void available() {
        if (away) {
            throw new StoreUnavailableException("the store is away", null);
        }
    }

    @Override
    public Captured capture(Arrival arrival) throws IOException {
        available();
        captures.incrementAndGet();
        RawMessage raw = arrival.raw();
        byte[] bytes;
        try (InputStream in = raw.open()) {
            bytes = in.readAllBytes();
        }
        Captured captured = keep(arrival, bytes);
        if (!captured.repeated() && captured.group() == null) {
            wake();
        }
        return captured;
    }

    private synchronized Captured keep(Arrival arrival, byte[] bytes) {
        RawMessage raw = arrival.raw();
        if (arrival.position() != null) {
            positions.put(arrival.position().source(), arrival.position().value());
        }
        List<String> key = List.of(raw.channel(), raw.inbox(), raw.sourceKey());
        UUID first = keys.putIfAbsent(key, raw.id());
        if (first != null) {
            return new Captured(first, true, null);
        }
        Row row = new Row(raw.with(bytes.length, Content.of(bytes)), arrival.groupKey());
        row.dueAt = arrival.dueAt() == null ? Instant.EPOCH : arrival.dueAt();
        if (arrival.most() != null) {
            Instant waitsSince = rows.values().stream()
                    .filter(waiting -> waiting.state == State.PENDING && waiting.lease == null)
                    .filter(waiting -> waiting.sharesGroup(row))
                    .map(waiting -> waiting.capturedAt)
                    .findFirst()
                    .orElse(row.capturedAt);
            row.dueAt = Collections.min(List.of(row.dueAt, waitsSince.plus(arrival.most())));
        }
        if (arrival.joins()) {
            rows.values().stream()
                    .filter(waiting -> waiting.state == State.PENDING && waiting.lease == null)
                    .filter(waiting -> waiting.sharesGroup(row))
                    .map(waiting -> waiting.dueAt)
                    .max(Comparator.naturalOrder())
                    .filter(due -> due.isBefore(row.dueAt))
                    .ifPresent(due -> row.dueAt = due);
        }
        if (arrival.hurry()) {
            rows.values().stream()
                    .filter(waiting -> waiting.state == State.PENDING && waiting.lease == null)
                    .filter(waiting -> waiting.sharesGroup(row) && waiting.dueAt.isAfter(row.dueAt))
                    .forEach(waiting -> waiting.dueAt = row.dueAt);
        }
        rows.put(raw.id(), row);
        if (arrival.waiting() == null) {
            return new Captured(raw.id(), false, null);
        }
        row.lease(UUID.randomUUID(), arrival.waiting());
        return new Captured(raw.id(), false, new Group(row.lease, List.of(row.raw)));
    }

    @Override
    public synchronized List<Group> claim(Claim limits) {
        Optional<Group> suspect = suspect(limits.lease());
        if (suspect.isPresent()) {
            return List.of(suspect.get());
        }
        boolean oldestFirst = ++claims % TURN == 0;
        List<Row> heads = rows.values().stream()
                .filter(row -> row.state == State.PENDING && row.lease == null && isHead(row) && isDue(row))
                .filter(row -> limits.held().stream().noneMatch(hold -> hold.covers(row.raw)))
                .sorted(oldestFirst ? Comparator.comparing(row -> 0) : Comparator.comparing(row -> row.raw.lane()))
                .toList();
        List<Group> groups = new ArrayList<>();
        long bytes = 0;
        for (Row head : heads) {
            List<Row> members = members(head).stream().limit(Group.MOST).toList();
            bytes += members.stream().mapToLong(row -> row.raw.size()).sum();
            if (groups.size() == limits.groups() || bytes > limits.bytes() && !groups.isEmpty()) {
                break;
            }
            groups.add(lease(members, limits.lease()));
        }
        return groups;
    }

    private Optional<Group> suspect(Duration lease) {
        Instant now = Instant.now();
        boolean running = rows.values().stream()
                .anyMatch(row -> row.lease != null && row.attempts > 0 && row.leasedUntil.isAfter(now));
        for (Row row : running ? List.<Row>of() : List.copyOf(rows.values())) {
            if (row.state == State.PENDING && row.lease != null && row.leasedUntil.isBefore(now)) {
                List<Row> members = members(row).stream()
                        .filter(member -> row.lease.equals(member.lease))
                        .toList();
                if (row.attempts == ATTEMPTS) {
                    members.forEach(
                            member -> member.park(Reason.of("crashed-repeatedly", Integer.toString(ATTEMPTS)), null));
                } else {
                    members.forEach(member -> member.attempts++);
                    return Optional.of(lease(members, lease));
                }
            }
        }
        return Optional.empty();
    }

    private static Group lease(List<Row> members, Duration time) {
        UUID lease = UUID.randomUUID();
        members.forEach(member -> member.lease(lease, time));
        return new Group(lease, members.stream().map(row -> row.raw).toList());
    }

    private List<Row> members(Row head) {
        return rows.values().stream()
                .filter(row -> row.state == State.PENDING && (row == head || row.sharesGroup(head)))
                .toList();
    }

    private boolean isHead(Row row) {
        return members(row).get(0) == row;
    }

    private boolean isDue(Row head) {
        Instant now = Instant.now();
        return members(head).stream().allMatch(row -> row.lease == null && !row.dueAt.isAfter(now));
    }

    @Override
    public synchronized void park(Group group, Reason reason, String detail) {
        List<Row> held = held(group);
        if (held.size() < group.messages().size()) {
            throw new LeaseLostException(
                    "another holder has taken " + group.first().id() + " over");
        }
        held.forEach(row -> row.park(reason, detail));
    }

    @Override
    public void release(Group group, Duration delay) {
        synchronized (this) {
            for (Row row : held(group)) {
                row.free();
                row.dueAt = Instant.now().plus(delay);
            }
        }
        wake();
    }

    @Override
    public synchronized void renew(Collection<UUID> leases, Duration lease) {
        rows.values().stream()
                .filter(row -> row.lease != null && leases.contains(row.lease))
                .forEach(row -> row.lease(row.lease, lease));
    }

    /** What a ticket store does when it has recorded the group. */
    public synchronized void settle(Group group) {
        held(group).forEach(row -> row.state = State.SETTLED);
    }

    /** How many rows are neither settled nor parked. */
    public synchronized long pending() {
        return rows.values().stream().filter(row -> row.state == State.PENDING).count();
    }

    /** Why a row was parked; empty when it was not. */
    public synchronized Optional<Reason> parked(UUID raw) {
        return Optional.ofNullable(rows.get(raw))
                .filter(row -> row.state == State.PARKED)
                .map(row -> row.reason);
    }

    /** What operators would read of a parked row. */
    public synchronized String detail(UUID raw) {
        return rows.get(raw).detail;
    }

    @Override
    public synchronized boolean olderPending(RawMessage message) {
        Row own = rows.get(message.id());
        for (Row row : rows.values()) {
            if (row == own) {
                return false;
            }
            if (row.state == State.PENDING
                    && row.raw.channel().equals(message.channel())
                    && row.raw.inbox().equals(message.inbox())
                    && (own == null || !row.sharesGroup(own))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<String> position(String source) {
        return Optional.ofNullable(positions.get(source));
    }

    @Override
    public Optional<UUID> find(String channel, String inbox, String sourceKey) {
        available();
        return Optional.ofNullable(keys.get(List.of(channel, inbox, sourceKey)));
    }

    @Override
    public void alias(UUID given, UUID first) {
        aliases.put(given, first);
    }

    /** How often something was captured, repeats included. */
    public int captures() {
        return captures.get();
    }

    /** What {@link #alias} was told. */
    public Map<UUID, UUID> aliases() {
        return Map.copyOf(aliases);
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }

    private void wake() {
        wakes.forEach(Runnable::run);
    }

    private List<Row> held(Group group) {
        return group.messages().stream()
                .map(raw -> rows.get(raw.id()))
                .filter(row -> row.state == State.PENDING && group.lease().equals(row.lease))
                .toList();
    }

    private enum State {
        PENDING,
        PARKED,
        SETTLED
    }

    private static final class Row {
        final RawMessage raw;
        final String group;
        State state = State.PENDING;
        int attempts;
        final Instant capturedAt = Instant.now();
        Instant dueAt;
        UUID lease;
        Instant leasedUntil;
        Reason reason;
        String detail;

        Row(RawMessage raw, String group) {
            this.raw = raw;
            this.group = group;
        }

        void lease(UUID holder, Duration time) {
            lease = holder;
            leasedUntil = Instant.now().plus(time);
        }

        void free() {
            lease = null;
            leasedUntil = null;
        }

        void park(Reason why, String forOperators) {
            free();
            state = State.PARKED;
            reason = why;
            detail = forOperators;
        }

        boolean sharesGroup(Row other) {
            return group != null
                    && group.equals(other.group)
                    && raw.channel().equals(other.raw.channel())
                    && raw.inbox().equals(other.raw.inbox());
        }
    }
}
