package io.inlet.ticket;

import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What could not be understood, kept with its bytes until a person decides. */
public interface ParkedQueue {
    /** A parked row. {@code detail} is for operators and holds no secrets. */
    record Entry(RawMessage raw, Reason reason, String detail, int attempts, Instant parkedAt) {}

    /** Oldest first; at most {@code limit}, after the given id (null: from the start). */
    List<Entry> list(UUID after, int limit);

    Optional<Entry> find(UUID id);

    /** Gives the row back to the line. False when it is not parked (any more). */
    boolean release(UUID id, String actor);

    /** Gives up on the row: it counts as ignored, with the actor and the reason; its bytes stay. False when it is not parked. */
    boolean discard(UUID id, String actor, String why);
}
