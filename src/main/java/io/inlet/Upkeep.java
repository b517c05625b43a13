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
    /** A run that takes so long is stuck: the store counts as away then, as it does after a run that said so. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upkeep"));

    private volatile long lastGood = System.nanoTime();
    private volatile boolean away;

    static Upkeep start(Runnable work, Duration interval) {
        Upkeep upkeep = new Upkeep();
        upkeep.timer.scheduleWithFixedDelay(
                () -> upkeep.attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return upkeep;
    }

    /** Whether the store could be worked on at the last try. */
    boolean isStoreThere() {
        return !away && System.nanoTime() - lastGood < AWAY.toNanos();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            lastGood = System.nanoTime();
            away = false;
        } catch (StoreUnavailableException unavailable) {
            away = true;
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
