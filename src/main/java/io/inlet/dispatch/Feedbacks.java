package io.inlet.dispatch;

import java.util.Optional;

/**
 * What targets tell back. Throws {@link io.inlet.message.StoreUnavailableException} on a bad day. Thread-safe.
 */
public interface Feedbacks {
    /** Up to where a target was listened to, in its adapter's own notation; empty before the first time. */
    Optional<String> position(String target);

    /**
     * Applies one event in one transaction: status and history of its ticket, an article for what was said, and what the customer is told
     * of it. An event that was applied before, or of a ticket that is not ours, changes nothing.
     *
     * @return whether it was ours and new
     */
    boolean apply(String target, Feedback event);

    /** Keeps up to where a target was listened to, once everything before that is applied. */
    void keep(String target, String position);
}
