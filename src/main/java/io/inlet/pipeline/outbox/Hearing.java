package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rounds of listening to one target. An event that nothing can be done with is written down and holds up no other. */
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    /** A desk whose files are kept elsewhere may be unable to tell some events for a while. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final TargetConfig target;
    private final FeedbackReader reader;
    private final Feedbacks feedbacks;
    private final Transport transport;
    private final Clock clock;
    private final Map<String, Instant> unreadable = new HashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    Hearing(TargetConfig target, FeedbackReader reader, Feedbacks feedbacks, Transport transport, Clock clock) {
        this.target = target;
        this.reader = reader;
        this.feedbacks = feedbacks;
        this.transport = transport;
        this.clock = clock;
    }

    /** Events of our tickets that nothing could be done with, since the start. */
    int lost() {
        return lost.get();
    }

    /** Hears what is new. The position moves on once each event is applied or written down as lost. */
    void round() throws FeedbackReader.NotToldException {
        FeedbackReader.Round round = reader.read(target, feedbacks.position(target.name()), transport);
        round.events().forEach(this::hear);
        if (!awaits(round.unread())) {
            feedbacks.keep(target.name(), round.position());
        }
    }

    /** Whether some may yet become readable. What others were told meanwhile is told again then, and changes nothing. */
    private boolean awaits(List<Feedback> unread) {
        unreadable.keySet().retainAll(unread.stream().map(Feedback::event).toList());
        boolean waits = false;
        for (Feedback event : unread) {
            Instant since = unreadable.computeIfAbsent(event.event(), unknown -> {
                LOG.warn("Target {} does not tell event {}: {}", target.name(), event.event(), event.missing());
                return clock.instant();
            });
            if (clock.instant().isBefore(since.plus(PATIENCE))) {
                waits = true;
            } else {
                hear(event);
            }
        }
        return waits;
    }

    private void hear(Feedback event) {
        try {
            if (feedbacks.apply(target.name(), event) && event.isLost()) {
                tell(event, event.missing(), null);
            }
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (RuntimeException fault) {
            Reason why = Reason.of("program-error", fault.getClass().getSimpleName());
            tell(event, why, fault);
            writeDown(event.lost(why));
        }
    }

    private void writeDown(Feedback event) {
        try {
            feedbacks.apply(target.name(), event);
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (RuntimeException again) {
            LOG.error("Event {} is not in the history of its ticket either", event.event(), again);
        }
    }

    private void tell(Feedback event, Reason why, RuntimeException fault) {
        lost.incrementAndGet();
        LOG.error(
                "Event {} of ticket {} that target {} told changes nothing here and is not told to the customer: {}",
                event.event(),
                event.externalKey(),
                target.name(),
                why,
                fault);
    }
}
