package io.inlet.pipeline;

import java.time.Duration;

/** How long a poller waits after failures. */
public final class Pauses {
    private Pauses() {}

    /** Twice as long after each failure before this one; never shorter than the first, whatever the last is. */
    public static Duration doubled(int before, Duration first, Duration last) {
        Duration pause = first.multipliedBy(1L << Math.min(before, 20));
        Duration most = last.compareTo(first) > 0 ? last : first;
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
