package io.inlet.pipeline.vital;

import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what cannot say by itself how it is. Each look is on a thread of its own, so that none holds up the others. */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final ScheduledExecutorService timer;

    private Watchdog(int looks) {
        this.timer = Executors.newScheduledThreadPool(looks, task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static Watchdog start(Duration interval, List<Runnable> looks) {
        Watchdog watchdog = new Watchdog(looks.size());
        for (Runnable look : looks) {
            watchdog.timer.scheduleWithFixedDelay(
                    () -> attempt(look), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        return watchdog;
    }

    private static void attempt(Runnable look) {
        try {
            look.run();
        } catch (StoreUnavailableException away) {
            LOG.debug("Looking waits for the store");
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Looking goes on after", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
