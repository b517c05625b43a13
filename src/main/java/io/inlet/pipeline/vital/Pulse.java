package io.inlet.pipeline.vital;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When a polled source was last heard, and whether that is recent enough. Whoever keeps it sees to threads. */
public final class Pulse {
    private static final Duration LEAST_GRACE = Duration.ofMinutes(2);

    private final Duration grace;
    private final Clock clock;
    private final Instant started;
    private Instant lastGood;
    private boolean refused;
    private int consecutiveFailures;
    private long goodPolls;

    /** @param interval how long a poll takes, with the pause before it, when all is well */
    public Pulse(Duration interval, Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
        Duration three = interval.multipliedBy(3);
        this.grace = three.compareTo(LEAST_GRACE) > 0 ? three : LEAST_GRACE;
    }

    /** A poll ended well. */
    public void good() {
        lastGood = clock.instant();
        goodPolls++;
        consecutiveFailures = 0;
        refused = false;
    }

    /** A poll ended early. */
    public void bad() {
        consecutiveFailures++;
    }

    /** Nothing comes before a person does something. */
    public void refused() {
        bad();
        refused = true;
    }

    /** Something came within a poll that goes on. */
    public void beat() {
        lastGood = clock.instant();
    }

    public boolean isRefused() {
        return refused;
    }

    public boolean isFailing() {
        return consecutiveFailures > 0;
    }

    /** Whether the source was ever heard. */
    public boolean wasHeard() {
        return lastGood != null;
    }

    public boolean up() {
        return !refused && since().plus(grace).isAfter(clock.instant());
    }

    /** How long nothing was heard, in seconds, for a person. */
    public String silence() {
        return Long.toString(Duration.between(since(), clock.instant()).toSeconds());
    }

    /** As {@link Vital#figures}, for others to be added. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "lastGoodPollAgeSeconds",
                Duration.between(since(), clock.instant()).toSeconds());
        figures.put("consecutiveFailures", consecutiveFailures);
        figures.put("goodPolls", goodPolls);
        return figures;
    }

    private Instant since() {
        return lastGood == null ? started : lastGood;
    }
}
