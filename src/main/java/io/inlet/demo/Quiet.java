package io.inlet.demo;

import io.inlet.ticket.Balance;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at the line's counters until it is quiet. */
final class Quiet {
    /** Longer than the lease of a late file, which a kill can leave behind. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Balance balance;

    Quiet(Balance balance) {
        this.balance = balance;
    }

    /** Items that a channel took in; null for all channels. */
    long captured(String channel) {
        return balance.read().lines().stream()
                .filter(line -> channel == null || line.channel().equals(channel))
                .mapToLong(Balance.Line::captured)
                .sum();
    }

    /** Whether so many items of a channel were taken in, and all that was taken in is understood. */
    boolean understood(String channel, long captured) {
        return captured(channel) >= captured && balance.read().lines().stream().allMatch(line -> line.pending() == 0);
    }

    /** Whether all that is understood is delivered. */
    boolean delivered() {
        return balance.read().targets().stream().allMatch(target -> target.waiting() == 0 && target.unknown() == 0);
    }

    /** Lets a reader see what comes, and whoever kills the demonstration at a line do so before it comes. */
    void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Waits; false when it did not come true in time. */
    boolean await(BooleanSupplier come) throws InterruptedIOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedIOException("waiting until the line is quiet");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }
}
