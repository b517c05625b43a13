package io.inlet;

import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due now and then in the store. What fails is tried again the next time. */
final class Upkeep implements AutoCloseable {
    /** After so long without a good run the store counts as away. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upkeep"));

    private volatile long lastGood = System.nanoTime();

    static Upkeep start(Runnable work, Duration interval) {
        Upkeep upkeep = new Upkeep();
        upkeep.timer.scheduleWithFixedDelay(
                () -> upkeep.attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return upkeep;
    }

    /** Whether the store could be worked on lately. */
    boolean isStoreThere() {
        return System.nanoTime() - lastGood < AWAY.toNanos();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            lastGood = System.nanoTime();
        } catch (StoreUnavailableException away) {
            LOG.debug("Upkeep waits for the store");
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Upkeep is tried again later after", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(20, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stop) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
