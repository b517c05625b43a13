package io.inlet.pipeline.bot;

import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** When several steps must be over together. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** What is left; nothing when it is over. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * What is left for another step.
     *
     * @throws HttpTimeoutException when nothing is left
     */
    Duration left() throws HttpTimeoutException {
        Duration left = rest();
        if (left.isZero()) {
            throw new HttpTimeoutException("the answer did not come in time");
        }
        return left;
    }

    /** As {@link #left()}, and no longer than a step usually may take. */
    Duration left(Duration most) throws HttpTimeoutException {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }
}
