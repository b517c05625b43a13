package io.inlet.pipeline.files;

import io.inlet.settings.Size;
import java.time.Duration;

/**
 * What is taken, and for how long it is tried.
 *
 * @param size a larger file is refused
 * @param window after so long, and a few attempts, a file that cannot be had is given up
 * @param timeout how long one attempt may take
 */
public record FileLimits(Size size, Duration window, Duration timeout) {
    /** Longer than one attempt may take, so that a trickling source ends before another holder begins. */
    Duration lease() {
        return timeout.plus(timeout.dividedBy(4)).plusSeconds(5);
    }
}
