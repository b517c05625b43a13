package io.inlet.pipeline;

import io.inlet.message.PauseBook;
import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second at what operators paused, since they write it from another process. While the store is away all stays as it was. */
public final class PauseWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pauses"));

    private PauseWatch() {}

    /** Looks for the first time before it returns, so that what is paused never begins; nothing begins while nobody knows what is. */
    public static PauseWatch start(PauseBook book, Valves valves) {
        valves.holdAll();
        look(book, valves);
        PauseWatch watch = new PauseWatch();
        watch.timer.scheduleWithFixedDelay(
                () -> look(book, valves), INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private static void look(PauseBook book, Valves valves) {
        try {
            valves.obey(book.all());
        } catch (StoreUnavailableException away) {
            LOG.debug("Pauses stay as they are: {}", away.getMessage());
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Looking at what is paused goes on after", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
