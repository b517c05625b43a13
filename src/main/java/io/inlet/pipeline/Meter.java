package io.inlet.pipeline;

import io.inlet.settings.Rate;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what comes under names, by the generic cell rate algorithm (ITU-T I.371): a name has its whole rate at once, and gets it back
 * evenly. Remembers so many names at most, the longest silent are forgotten first; a name remembers one number. Thread-safe.
 */
final class Meter {
    private final LongSupplier nanos;
    private final int most;
    /** When each name has its whole rate again. */
    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    Meter(LongSupplier nanos, int most) {
        this.nanos = nanos;
        this.most = most;
    }

    /** Lets one more of the name pass, or says how long it has to wait until one may; then it does not count. */
    synchronized Duration ask(String name, Rate rate) {
        Duration wait = wait(name, rate);
        if (wait.isZero()) {
            count(name, rate);
        }
        return wait;
    }

    /** Lets one more pass in any case, and says how long it should take its time. */
    synchronized Duration slow(String name, Rate rate, Duration atMost) {
        Duration wait = wait(name, rate);
        if (wait.compareTo(atMost) > 0) {
            return atMost;
        }
        count(name, rate);
        return wait;
    }

    /** How many names are remembered. */
    synchronized int names() {
        return full.size();
    }

    private Duration wait(String name, Rate rate) {
        long now = nanos.getAsLong();
        long since = now - full.getOrDefault(name, now);
        long room = rate.per().minus(rate.interval()).toNanos();
        return Duration.ofNanos(Math.max(0, -since - room));
    }

    private void count(String name, Rate rate) {
        long now = nanos.getAsLong();
        long before = full.getOrDefault(name, now);
        full.put(name, (before - now > 0 ? before : now) + rate.interval().toNanos());
        if (full.size() > most) {
            Iterator<String> longest = full.keySet().iterator();
            longest.next();
            longest.remove();
        }
    }
}
