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
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "upkeep"));

    static Upkeep start(Runnable work, Duration interval) {
        Upkeep upkeep = new Upkeep();
        upkeep.timer.scheduleWithFixedDelay(
                () -> attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return upkeep;
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException away) {
            LOG.debug("Upkeep waits for the store");
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Upkeep is tried again later after", failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(20, TimeUnit.SECONDS)) {
            timer.shutdownNow();
        }
    }
}
