package io.inlet.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** So that what is wrong for hours is not written down every second. Thread-safe. */
public final class Seldom {
    private final long pause;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public Seldom(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** True for one caller, then for nobody until the pause is over. */
    public boolean isDue() {
        long now = System.nanoTime();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + pause);
    }
}
