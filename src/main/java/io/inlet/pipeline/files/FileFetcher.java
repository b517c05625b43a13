package io.inlet.pipeline.files;

import io.inlet.dispatch.Backoff;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.FileSource;
import io.inlet.pipeline.Workbench;
import io.inlet.pipeline.inbox.Bell;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.ticket.LateFiles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off the queue of late files. No Throwable ends it; what it does not finish is left to its lease. */
public final class FileFetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileFetcher.class);
    /** So that one slow file does not hold up all others. */
    private static final int THREADS = 3;

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 20;

    private final LateFiles queue;
    private final Fetch fetch;
    private final FileLimits limits;
    private final Vitals vitals;
    private final FilesVital vital = new FilesVital();
    private final Bell bell = new Bell();
    private final ExecutorService threads;
    private volatile boolean running = true;

    private FileFetcher(
            LateFiles queue,
            List<FileSource> sources,
            Workbench workbench,
            FileLimits limits,
            Vitals vitals,
            Clock clock) {
        this.limits = limits;
        this.queue = queue;
        this.vitals = vitals;
        this.fetch = new Fetch(
                queue,
                sources.stream().collect(Collectors.toMap(FileSource::channel, Function.identity())),
                workbench,
                limits,
                new Backoff(RandomGenerator.getDefault()),
                vital,
                clock);
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "files-" + number.incrementAndGet()));
    }

    /** @param sources one a channel */
    public static FileFetcher start(
            LateFiles queue,
            List<FileSource> sources,
            Workbench workbench,
            FileLimits limits,
            Vitals vitals,
            Clock clock) {
        FileFetcher fetcher = new FileFetcher(queue, sources, workbench, limits, vitals, clock);
        queue.onWork(fetcher.bell::ring);
        vitals.add(fetcher.vital);
        for (int i = 0; i < THREADS; i++) {
            fetcher.threads.execute(
                    vitals.loops().keep(limits.lease().multipliedBy(2), () -> fetcher.running, fetcher::work));
        }
        return fetcher;
    }

    private void work() {
        while (running) {
            vitals.loops().round();
            long heard = bell.rung();
            try {
                List<LateFiles.Wanted> claimed = queue.claim(1, limits.lease());
                claimed.forEach(fetch::run);
                if (claimed.isEmpty()) {
                    bell.await(heard, POLL);
                }
            } catch (StoreUnavailableException away) {
                LOG.debug("Late files wait for the store: {}", away.getMessage());
                bell.await(bell.rung(), POLL);
            } catch (Throwable unexpected) { // a fetcher never dies
                LOG.error("Fetching of late files goes on after", unexpected);
                bell.await(bell.rung(), POLL);
            }
        }
    }

    @Override
    public void close() {
        running = false;
        bell.ring();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Files are still being fetched after {} s; their leases will run out", PATIENCE_SECONDS);
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        vitals.remove(vital);
    }
}
