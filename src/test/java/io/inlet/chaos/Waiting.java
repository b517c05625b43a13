package io.inlet.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, which is half of what a harness does. */
final class Waiting {
    private static final Duration STEP = Duration.ofMillis(20);

    private Waiting() {}

    /** Whether it came true in that time. */
    static boolean until(Duration atMost, BooleanSupplier true_) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!true_.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    static void pause(Duration time) {
        until(time, () -> false);
    }
}
