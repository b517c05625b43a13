package io.inlet.pipeline.spool;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Captured;
import io.inlet.message.Inbox;
import io.inlet.message.RawMessage;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.vital.Vitals;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Captures what lies in the spool, in order, as soon as the store is back. A file is deleted after its commit; when this process ends
 * between the two, the row is known by its source key and its id, and nothing is captured twice.
 */
public final class Drain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Spool spool;
    private final Inbox inbox;
    private final BiPredicate<RawMessage, Captured> another;
    private final Clock clock;
    private final Vitals vitals;
    private final SpoolVital vital;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "spool"));
    private volatile boolean stopping;

    private Drain(Spool spool, Inbox inbox, BiPredicate<RawMessage, Captured> another, Vitals vitals, Clock clock) {
        this.spool = spool;
        this.inbox = inbox;
        this.another = another;
        this.clock = clock;
        this.vitals = vitals;
        this.vital = new SpoolVital(spool, clock);
    }

    /** @param another whether a message is another one than the row that has its source key */
    public static Drain start(
            Spool spool, Inbox inbox, BiPredicate<RawMessage, Captured> another, Vitals vitals, Clock clock) {
        Drain drain = new Drain(spool, inbox, another, vitals, clock);
        vitals.add(drain.vital);
        drain.timer.scheduleWithFixedDelay(drain::round, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return drain;
    }

    private void round() {
        try {
            spool.look();
            for (Spooled spooled : spool.all()) {
                if (stopping) {
                    return;
                }
                one(spooled);
            }
        } catch (StoreUnavailableException away) {
            LOG.debug("The spool waits for the store: {}", away.getMessage());
        } catch (IOException | RuntimeException | Error failure) { // the timer would never fire again
            LOG.error("Draining the spool goes on after", failure);
        }
    }

    private void one(Spooled spooled) throws IOException {
        try {
            SpoolFile file = SpoolFile.read(spooled.path());
            capture(file);
            Failpoint.SPOOL_CAPTURED.reach(file.header().inbox());
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (DamagedException | RuntimeException hopeless) {
            spool.setAside(spooled, hopeless);
            return;
        } catch (IOException disk) {
            LOG.error("Reading the spooled message {} is tried again", spooled.path(), disk);
            return;
        }
        spool.remove(spooled);
    }

    private void capture(SpoolFile file) throws IOException {
        RawMessage raw = file.raw();
        if (isKept(raw)) {
            return;
        }
        Captured captured = inbox.capture(file.header().arrival(raw, clock.instant()));
        if (captured.id().equals(raw.id())) {
            return;
        }
        if (another.test(raw, captured)) {
            // its sender was told that it is kept, so it is kept
            RawMessage apart = raw.withSourceKey(raw.sourceKey() + ":apart:" + raw.id());
            if (!isKept(apart)) {
                inbox.capture(file.header().arrival(apart, clock.instant()));
            }
        } else {
            inbox.alias(raw.id(), captured.id());
        }
    }

    private boolean isKept(RawMessage raw) {
        Optional<UUID> known = inbox.find(raw.channel(), raw.inbox(), raw.sourceKey());
        return known.isPresent() && known.get().equals(raw.id());
    }

    @Override
    public void close() {
        stopping = true;
        timer.shutdown();
        try {
            if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stop) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
        vitals.remove(vital);
    }
}
