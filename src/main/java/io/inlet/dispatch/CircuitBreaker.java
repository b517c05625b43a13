package io.inlet.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * Spares a target that is down: after a few failures in a row nothing is sent for a while, then one trial decides. Each trial that fails
 * doubles the wait. A target may also ask for quiet, which is no failure. Thread-safe.
 */
public final class CircuitBreaker {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final int threshold;
    private final Duration shortest;
    private int failures;
    private Duration wait;
    private Instant opens = Instant.MIN;
    private boolean trial;

    /** @param threshold failures in a row that open it */
    public CircuitBreaker(int threshold, Duration shortest) {
        this.threshold = threshold;
        this.shortest = shortest;
        this.wait = shortest;
    }

    /** CLOSED lets everything through; QUIET nothing, as the target asked; OPEN nothing, since it failed; TRIAL one call at a time. */
    public enum State {
        CLOSED,
        QUIET,
        OPEN,
        TRIAL
    }

    /** How many of the wanted calls may start; each ends in succeeded, failed or unused. */
    public synchronized int admit(int wanted, Instant now) {
        return switch (state(now)) {
            case CLOSED -> wanted;
            case QUIET, OPEN -> 0;
            case TRIAL -> {
                if (trial || wanted == 0) {
                    yield 0;
                }
                trial = true;
                yield 1;
            }
        };
    }

    public synchronized State state(Instant now) {
        boolean failing = failures >= threshold;
        if (now.isBefore(opens)) {
            return failing ? State.OPEN : State.QUIET;
        }
        return failing ? State.TRIAL : State.CLOSED;
    }

    /** An admitted call did not take place, or says nothing about the target. */
    public synchronized void unused() {
        trial = false;
    }

    public synchronized void succeeded() {
        trial = false;
        failures = 0;
        wait = shortest;
    }

    public synchronized void failed(Instant now) {
        boolean tried = trial;
        trial = false;
        failures++;
        if (failures == threshold || tried) {
            opens = later(opens, now.plus(wait));
            wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        }
    }

    /** The target asked for quiet until then. */
    public synchronized void quiet(Instant until) {
        opens = later(opens, until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
