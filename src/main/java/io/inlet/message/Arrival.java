package io.inlet.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What capture is given.
 *
 * @param position the source's new position, committed with the row; null where the source has none
 * @param groupKey rows of one inbox with the same key are claimed together; null: alone
 * @param dueAt not to be understood before this moment; null: at once
 * @param waiting a caller waits for the outcome at most this long: the row is born leased to it; null: nobody waits
 */
public record Arrival(RawMessage raw, Position position, String groupKey, Instant dueAt, Duration waiting) {
    public Arrival {
        Objects.requireNonNull(raw, "raw");
    }

    public static Arrival of(RawMessage raw) {
        return new Arrival(raw, null, null, null, null);
    }

    public Arrival with(Position newPosition) {
        return new Arrival(raw, newPosition, groupKey, dueAt, waiting);
    }

    public Arrival waiting(Duration atMost) {
        return new Arrival(raw, position, groupKey, dueAt, atMost);
    }
}
