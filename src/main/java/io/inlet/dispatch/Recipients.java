package io.inlet.dispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recipients of one target that it asked to spare, each for its time. Thread-safe. */
final class Recipients {
    /** Where so many are refused and nobody is let through meanwhile, the target means all. */
    private static final int MANY = 3;

    private final Map<String, Instant> quiet = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /** Until when a recipient is spared; empty when it is not. */
    synchronized Optional<Instant> spared(String recipient, Instant now) {
        return Optional.ofNullable(quiet.get(recipient)).filter(now::isBefore);
    }

    /** Spares one recipient. True: the target as a whole is to be spared. */
    synchronized boolean spare(String recipient, Instant until, Instant now) {
        quiet.values().removeIf(end -> !now.isBefore(end));
        quiet.merge(recipient, until, (one, other) -> one.isAfter(other) ? one : other);
        refused.add(recipient);
        return refused.size() >= MANY;
    }

    /** Somebody was let through. */
    synchronized void succeeded() {
        refused.clear();
    }
}
