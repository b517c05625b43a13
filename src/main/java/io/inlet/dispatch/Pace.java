package io.inlet.dispatch;

import java.time.Duration;
import java.time.Instant;

/** At most so many calls a second, evenly: what is not used is saved up for one second only. Thread-safe. */
public final class Pace {
    private final double rate;
    private double saved;
    private Instant counted;

    public Pace(double rate, Instant now) {
        this.rate = rate;
        this.saved = Math.max(1, rate);
        this.counted = now;
    }

    /** How many of the wanted calls may start now. */
    public synchronized int take(int wanted, Instant now) {
        double seconds = Math.max(0, Duration.between(counted, now).toMillis() / 1000.0);
        saved = Math.min(Math.max(1, rate), saved + seconds * rate);
        counted = now;
        int granted = (int) Math.min(wanted, saved);
        saved -= granted;
        return granted;
    }

    /** Gives back what was not needed. */
    public synchronized void giveBack(int unused) {
        saved = Math.min(Math.max(1, rate), saved + unused);
    }
}
