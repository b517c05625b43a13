package io.inlet.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What capture is given.
 *
 * @param position the source's new position, committed with the row; null where the source has none
 * @param groupKey rows of one inbox with the same key are claimed together, {@link Group#MOST} at a time; null: alone
 * @param dueAt not to be understood before this moment; null: at once
 * @param hurry what waits in its group need not wait longer than this one
 * @param most its group is not put off by it for longer than this, from when the first that still waits was captured; null: without end
 * @param joins due no later than what waits in its group already: it was overtaken by what hurries
 * @param waiting a caller waits for the outcome at most this long: the row is born leased to it; null: nobody waits
 */
public record Arrival(
        RawMessage raw,
        Position position,
        String groupKey,
        Instant dueAt,
        Duration most,
        boolean hurry,
        boolean joins,
        Duration waiting) {
    public Arrival {
        Objects.requireNonNull(raw, "raw");
    }

    public static Arrival of(RawMessage raw) {
        return new Arrival(raw, null, null, null, null, false, false, null);
    }

    public Arrival with(Position newPosition) {
        return new Arrival(raw, newPosition, groupKey, dueAt, most, hurry, joins, waiting);
    }

    /** Understood together with the others of its group, once all of them are due. */
    public Arrival grouped(String key, Instant due) {
        return new Arrival(raw, position, key, due, most, hurry, joins, waiting);
    }

    /** However many follow one another, the first of them waits no longer than this. */
    public Arrival within(Duration longest) {
        return new Arrival(raw, position, groupKey, dueAt, longest, hurry, joins, waiting);
    }

    public Arrival hurrying() {
        return new Arrival(raw, position, groupKey, dueAt, most, true, joins, waiting);
    }

    /** What hurried its group on may have come before it: it does not make the group wait anew. */
    public Arrival joining() {
        return new Arrival(raw, position, groupKey, dueAt, most, hurry, true, waiting);
    }

    public Arrival waiting(Duration atMost) {
        return new Arrival(raw, position, groupKey, dueAt, most, hurry, joins, atMost);
    }
}
