package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of an attempt into the outbox: when to try again, and when to give up. Thread-safe. */
public final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Outbox outbox;
    private final Backoff backoff;
    private final Clock clock;

    public Settlement(Outbox outbox, Backoff backoff, Clock clock) {
        this.outbox = outbox;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** @param window how long the delivery may be tried */
    public void settle(Delivery delivery, Call end, Duration window) {
        if (end instanceof Call.Done done) {
            outbox.delivered(delivery, done.externalKey(), done.url(), done.remark());
            if (done.remark() != null) {
                LOG.warn("Delivery {} to {} is done: {}", delivery.id(), delivery.target(), done.remark());
            }
        } else if (end instanceof Call.DoneThenPause done) {
            pause(delivery.target(), done.why());
            outbox.delivered(delivery, done.externalKey(), done.url());
        } else if (end instanceof Call.RetryLater later) {
            if (givenUp(delivery, window, later.why())) {
                return;
            }
            outbox.retryLater(delivery, due(delivery, later.after()), later.counted(), later.why());
        } else if (end instanceof Call.Unknown unknown) {
            if (givenUp(delivery, window, unknown.why())) {
                return;
            }
            outbox.unknown(delivery, due(delivery, unknown.after()), unknown.why());
        } else if (end instanceof Call.Park park) {
            park(delivery, park.why(), park.excerpt());
        } else if (end instanceof Call.PauseTarget pause) {
            pause(delivery.target(), pause.why());
            outbox.retryLater(delivery, clock.instant(), false, pause.why());
        } else {
            throw new IllegalArgumentException("an attempt ends with anything but a further call");
        }
    }

    /** Once and loudly: calls that were under way meet the same refusal. */
    private void pause(String target, Reason why) {
        if (outbox.paused(target).isEmpty()) {
            outbox.pause(target, why);
            LOG.warn(
                    "Target {} is paused: {}. Nothing is delivered to it until somebody resumes it: inlet resume target:{}",
                    target,
                    why,
                    target);
        }
    }

    public void park(Delivery delivery, Reason why, String answer) {
        outbox.park(delivery, why, answer);
        LOG.warn("Delivery {} to {} is parked: {}", delivery.id(), delivery.target(), why);
    }

    /**
     * Past its window a delivery is parked; but one that only waited, because its target was paused or away, gets its first attempts all
     * the same.
     */
    private boolean givenUp(Delivery delivery, Duration window, Reason why) {
        boolean over = clock.instant().isAfter(delivery.queuedAt().plus(window));
        if (!over || delivery.attempt() < backoff.attempts()) {
            return false;
        }
        park(delivery, Reason.of("delivery-window-over", Integer.toString(delivery.attempt()), why.toString()), "");
        return true;
    }

    private Instant due(Delivery delivery, Duration asked) {
        Duration policy = backoff.after(delivery.attempt());
        return clock.instant().plus(asked == null ? policy : asked);
    }
}
