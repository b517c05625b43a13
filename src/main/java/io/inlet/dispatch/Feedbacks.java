package io.inlet.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * What targets tell back. Throws {@link io.inlet.message.StoreUnavailableException} on a bad day. Thread-safe.
 */
public interface Feedbacks {
    /** Up to where a target was listened to, in its adapter's own notation; empty before the first time. */
    Optional<String> position(String target);

    /**
     * Applies events in their order and keeps the position, in one transaction: status and history of the tickets, articles for what was
     * said, and what the customers are told of it. An event that was applied before, or of a ticket that is not ours, changes nothing.
     * While a ticket's creation at the target is under way, a fresh event of an unknown ticket may be that ticket's: then nothing is applied
     * and the position stays, so that the same is told once more.
     */
    void apply(String target, List<Feedback> events, String position);
}
