package io.inlet.message;

import java.time.Duration;
import java.util.Set;

/**
 * Limits of one claim.
 *
 * @param groups at most so many groups
 * @param bytes at most so many raw bytes together; the first group is given whatever its size
 * @param lease how long the claimer may work before another may take over, by the store's clock
 * @param held is left where it is
 */
public record Claim(int groups, long bytes, Duration lease, Set<Hold> held) {
    public Claim {
        held = Set.copyOf(held);
    }

    /** Nothing is held. */
    public Claim(int groups, long bytes, Duration lease) {
        this(groups, bytes, lease, Set.of());
    }

    public Claim holding(Set<Hold> without) {
        return new Claim(groups, bytes, lease, without);
    }
}
