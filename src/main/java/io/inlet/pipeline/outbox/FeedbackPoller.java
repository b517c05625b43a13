package io.inlet.pipeline.outbox;

import io.inlet.dispatch.FeedbackReader;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Pauses;
import io.inlet.pipeline.vital.Loops;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to one target: asks it now and then what was done there, and applies that. No Throwable ends it. */
final class FeedbackPoller implements Runnable, Vital {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackPoller.class);
    private static final Duration START = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Many questions that may all time out. */
    static final Duration LONGEST_ROUND = Duration.ofMinutes(30);

    private final TargetConfig target;
    private final Hearing hearing;
    private final KameletTransport transport;
    private final Duration interval;
    private final Loops loops;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Reason trouble;
    private volatile Instant heardAt;
    private int failures;

    FeedbackPoller(
            TargetConfig target,
            FeedbackReader reader,
            Duration interval,
            Feedbacks feedbacks,
            KameletTransport transport,
            Loops loops,
            Clock clock) {
        this.target = target;
        this.hearing = new Hearing(target, reader, feedbacks, transport, clock);
        this.interval = interval;
        this.transport = transport;
        this.loops = loops;
        this.clock = clock;
    }

    boolean isWanted() {
        return stopped.getCount() > 0;
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        Duration pause = START;
        while (!ended(pause)) {
            loops.round();
            if (transport.ready()) {
                pause = round() ? interval : Pauses.doubled(failures, interval, LONGEST);
            }
        }
    }

    /** Whether the target was heard. */
    private boolean round() {
        try {
            hearing.round();
            failures = 0;
            heardAt = clock.instant();
            tell(null);
            return true;
        } catch (FeedbackReader.NotToldException away) {
            tell(away.why());
        } catch (StoreUnavailableException away) {
            tell(Reason.of("store-away"));
        } catch (Throwable unexpected) { // listening never ends
            LOG.error("Listening to target {} goes on after", target.name(), unexpected);
            tell(Reason.of("program-error", unexpected.getClass().getSimpleName()));
        }
        failures++;
        return false;
    }

    /** Once when it begins and once when it is over. */
    private void tell(Reason why) {
        boolean before = trouble != null;
        trouble = why;
        if (why != null && !before) {
            LOG.warn("Target {} is not listened to: {}", target.name(), why);
        } else if (why == null && before) {
            LOG.warn("Target {} is listened to again", target.name());
        }
    }

    private boolean ended(Duration wait) {
        loops.rest(wait);
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public String name() {
        return "feedback:" + target.name();
    }

    @Override
    public boolean up() {
        return trouble == null;
    }

    @Override
    public Reason detail() {
        Reason now = trouble;
        if (now != null) {
            return now;
        }
        int lost = hearing.lost();
        return lost == 0 ? Reason.of("target-heard") : Reason.of("target-heard-but", Integer.toString(lost));
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new HashMap<>();
        figures.put("lostEvents", hearing.lost());
        Instant last = heardAt;
        if (last != null) {
            figures.put(
                    "lastGoodPollAgeSeconds",
                    Duration.between(last, clock.instant()).toSeconds());
        }
        return figures;
    }
}
