package io.inlet.pipeline.mailbox;

import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Pauses;
import io.inlet.pipeline.inbox.Bell;
import io.inlet.pipeline.vital.Loops;
import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into one mailbox again and again on a thread of its own, which nothing but the latch ends. */
final class Poller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration FIRST_REFUSAL = Duration.ofMinutes(1);
    private static final Duration LAST_REFUSAL = Duration.ofHours(1);
    private static final Duration LAST_FAILURE = Duration.ofMinutes(5);

    private final Reconnection mailbox;
    private final MailboxHealth health;
    private final Duration interval;
    private final CountDownLatch stopped;
    private final Bell bell;
    private final Loops loops;
    private int failures;

    /**
     * @param stopped ends the polling when it is counted down; the bell must ring then
     * @param bell there may be something new; it shortens no pause after a failure
     */
    Poller(
            Reconnection mailbox,
            MailboxHealth health,
            Duration interval,
            CountDownLatch stopped,
            Bell bell,
            Loops loops) {
        this.mailbox = mailbox;
        this.health = health;
        this.interval = interval;
        this.stopped = stopped;
        this.bell = bell;
        this.loops = loops;
    }

    @Override
    public void run() {
        while (isWanted()) {
            loops.round();
            long heard = bell.rung();
            Duration pause = interval;
            try {
                pause = look();
            } catch (Throwable evenThat) { // saying that something went wrong went wrong: no memory, most likely
                failures++;
            }
            loops.rest(pause);
            await(pause, heard);
        }
        mailbox.disconnect();
    }

    boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private Duration look() {
        Duration pause;
        try {
            boolean more = mailbox.poll();
            failures = 0;
            health.good();
            return more ? Duration.ZERO : interval;
        } catch (StoreUnavailableException away) {
            health.storeAway(away);
            return interval;
        } catch (AuthenticationFailedException refused) {
            pause = Pauses.doubled(failures++, FIRST_REFUSAL, LAST_REFUSAL);
            health.refused(refused, pause);
        } catch (Throwable failure) {
            pause = Pauses.doubled(failures++, interval, LAST_FAILURE);
            health.bad(failure, pause);
        }
        return pause;
    }

    private void await(Duration pause, long heard) {
        try {
            if (failures == 0) {
                bell.await(heard, pause);
            } else {
                stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException notOurWayToStop) {
            LOG.debug("A poller was interrupted and goes on");
        }
        Thread.interrupted();
    }
}
