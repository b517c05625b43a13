package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable outbox. States of a row: new, sending, retry, unknown, parked, delivered. {@link #claim} commits {@code sending} with attempt
 * and start time before any call; a row whose lease ran out in that state is given again as uncertain. One operation of a ticket and
 * target is in flight at a time, in the order they were queued. Throws StoreUnavailableException on a bad day. Thread-safe.
 */
public interface Outbox {
    List<Delivery> claim(String target, int limit, Duration lease);

    /**
     * Done. Key and url are what the target called the ticket, of a reply the external id of what was sent; null when it told none.
     *
     * @param why what is to be known of it although it is done, such as that it was perhaps never said; null: nothing
     */
    void delivered(Delivery delivery, String externalKey, String url, Reason why);

    default void delivered(Delivery delivery, String externalKey, String url) {
        delivered(delivery, externalKey, url, null);
    }

    /** Certainly not done: again at {@code dueAt}. {@code counted}: false for what is not this delivery's fault (authentication, 429). */
    void retryLater(Delivery delivery, Instant dueAt, boolean counted, Reason why);

    /** Perhaps done: again, as uncertain, at {@code dueAt}. */
    void unknown(Delivery delivery, Instant dueAt, Reason why);

    /** Permanently refused: for an operator, with the answer's first 1000 characters, secrets removed. */
    void park(Delivery delivery, Reason why, String answer);

    /** Stops claiming for a target until resumed; survives a restart. */
    void pause(String target, Reason why);

    void resume(String target);

    /** Why a target is paused; empty while it works. */
    Optional<Reason> paused(String target);

    /** Puts the parked deliveries of a target back to new, and says how many these were. */
    int release(String target);

    /** Runs {@code wake} in this process after each commit that queued a delivery. Polling stays the safety net. */
    void onWork(Runnable wake);
}
