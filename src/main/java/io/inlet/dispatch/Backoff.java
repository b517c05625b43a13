package io.inlet.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait after the n-th attempt: longer each time, each with a random part so that deliveries do not come back in step. */
public final class Backoff {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3));
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after attempt {@code attempt} (from 1): the step, give or take a fifth; the last step repeats. */
    public Duration after(int attempt) {
        Duration step = STEPS.get(Math.max(0, Math.min(attempt, STEPS.size()) - 1));
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(step.toMillis() * factor));
    }

    /** How many attempts a delivery gets at least, however long it had to wait for its target. */
    public int attempts() {
        return STEPS.size();
    }
}
