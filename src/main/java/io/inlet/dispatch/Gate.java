package io.inlet.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What lets calls to one target through: its circuit breaker and its rate. Thread-safe. */
public final class Gate {
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(15);

    private final CircuitBreaker breaker = new CircuitBreaker(FAILURES, REST);
    private final Recipients recipients = new Recipients();
    private final Pace pace;

    public Gate(TargetConfig target, Instant now) {
        this.pace = new Pace(target.rate(), now);
    }

    /** How many of the wanted calls may start; each ends in {@link #ended} or {@link #unused}. */
    public int admit(int wanted, Instant now) {
        int let = breaker.admit(wanted, now);
        int granted = pace.take(let, now);
        if (granted == 0 && let > 0) {
            breaker.unused();
        }
        return granted;
    }

    /** So many admitted calls found nothing to send. */
    public void unused(int calls) {
        if (calls > 0) {
            pace.giveBack(calls);
            breaker.unused();
        }
    }

    /** An admitted call is over, whether or not anything was learnt from it: a trial never stays open. */
    public void ended() {
        breaker.unused();
    }

    /** Until when a recipient is to be spared, as the target asked; empty when it may be told. */
    public Optional<Instant> spared(String recipient, Instant now) {
        return recipient == null ? Optional.empty() : recipients.spared(recipient, now);
    }

    /**
     * What the outcome of a call says about the target.
     *
     * @param recipient whom of many a word to wait is about; null: it is about the target as a whole
     */
    public void learn(String recipient, Answer answer, Call meaning, Instant now) {
        Duration asked = asked(meaning);
        if (asked == null) {
            recipients.succeeded();
        } else if (recipient == null || recipients.spare(recipient, now.plus(asked), now)) {
            breaker.quiet(now.plus(asked));
        }
        if (answer instanceof Answer.Received received) {
            if (received.status() >= 500 || received.status() == 408) {
                breaker.failed(now);
            } else {
                breaker.succeeded();
            }
        } else {
            breaker.failed(now);
        }
    }

    public CircuitBreaker.State state(Instant now) {
        return breaker.state(now);
    }

    private static Duration asked(Call meaning) {
        if (meaning instanceof Call.RetryLater later) {
            return later.after();
        }
        return meaning instanceof Call.Unknown unknown ? unknown.after() : null;
    }
}
