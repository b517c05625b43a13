package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rounds of listening to one target. An event that nothing can be done with is written down and holds up no other. */
final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final TargetConfig target;
    private final FeedbackReader reader;
    private final Feedbacks feedbacks;
    private final Transport transport;
    private final AtomicInteger lost = new AtomicInteger();

    Hearing(TargetConfig target, FeedbackReader reader, Feedbacks feedbacks, Transport transport) {
        this.target = target;
        this.reader = reader;
        this.feedbacks = feedbacks;
        this.transport = transport;
    }

    /** Events of our tickets that nothing could be done with, since the start. */
    int lost() {
        return lost.get();
    }

    /** Hears what is new. The position moves on once each event is applied or written down as lost. */
    void round() throws FeedbackReader.NotToldException {
        FeedbackReader.Round round = reader.read(target, feedbacks.position(target.name()), transport);
        for (Feedback event : round.events()) {
            hear(event);
        }
        feedbacks.keep(target.name(), round.position());
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
