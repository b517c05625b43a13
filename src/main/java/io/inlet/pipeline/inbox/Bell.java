package io.inlet.pipeline.inbox;

import java.time.Duration;

/** Wakes sleeping workers; a ring that comes between looking and sleeping is not missed. */
public final class Bell {
    private long rung;

    public synchronized void ring() {
        rung++;
        notifyAll();
    }

    /** How often it rang: remember it before you look for work. */
    public synchronized long rung() {
        return rung;
    }

    /** Sleeps until it rings after {@code heard}, or the time is over, or the thread is interrupted. */
    public synchronized void await(long heard, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis();
                    rung == heard && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
