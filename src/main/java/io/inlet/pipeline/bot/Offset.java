package io.inlet.pipeline.bot;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a bot's updates were taken in, as it is kept with each of them. After a week without updates Telegram may number them anew
 * (core.telegram.org/bots/api, Update): an offset older than that would acknowledge what nobody has seen, so it is no longer sent.
 *
 * @param next the number of the first update that is not taken in; 0 when nothing is known
 * @param seen when the last one was taken in
 */
record Offset(long next, Instant seen) {
    static final Offset NONE = new Offset(0, Instant.EPOCH);

    private static final Duration LASTS = Duration.ofDays(6);

    static Offset parse(String written) {
        try {
            String[] parts = written.split(" ", 2);
            return new Offset(Long.parseLong(parts[0]), Instant.parse(parts[1]));
        } catch (RuntimeException strange) {
            throw new IllegalStateException("the stored position of a bot is not one that Inlet wrote", strange);
        }
    }

    String written() {
        return next + " " + seen;
    }

    boolean holds(Instant now) {
        return next > 0 && seen.plus(LASTS).isAfter(now);
    }
}
