package io.inlet.pipeline.outbox;

import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.pipeline.vital.Vitals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One poller with a thread of its own for each enabled target that can be listened to. */
public final class FeedbackPollers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackPollers.class);
    private static final int PATIENCE_MILLIS = 40_000;

    private final Feedbacks feedbacks;
    private final KameletTransport transport;
    private final Vitals vitals;
    private final Clock clock;
    private final List<FeedbackPoller> pollers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public FeedbackPollers(Feedbacks feedbacks, KameletTransport transport, Vitals vitals, Clock clock) {
        this.feedbacks = feedbacks;
        this.transport = transport;
        this.vitals = vitals;
        this.clock = clock;
    }

    /** Begins to listen; after the routes, whose connectors are asked through. */
    public FeedbackPollers start(Targets targets, List<FeedbackReader> readers) {
        for (TargetConfig target : targets.all()) {
            readers.stream()
                    .filter(reader -> target.enabled() && reader.type().equals(target.type()))
                    .forEach(reader -> reader.interval(target)
                            .ifPresent(interval -> start(new FeedbackPoller(
                                    target, reader, interval, feedbacks, transport, vitals.loops(), clock))));
        }
        return this;
    }

    private void start(FeedbackPoller poller) {
        Thread thread =
                new Thread(vitals.loops().keep(FeedbackPoller.LONGEST_ROUND, poller::isWanted, poller), poller.name());
        pollers.add(poller);
        threads.add(thread);
        vitals.add(poller);
        thread.start();
    }

    @Override
    public void close() {
        pollers.forEach(FeedbackPoller::stop);
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                LOG.warn("{} is still waiting for an answer", thread.getName());
            }
        }
        pollers.forEach(vitals::remove);
    }
}
