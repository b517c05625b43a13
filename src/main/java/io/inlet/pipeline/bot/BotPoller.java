package io.inlet.pipeline.bot;

import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Pauses;
import io.inlet.pipeline.vital.Loops;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks for updates again and again on a thread of its own, which nothing but the latch ends. */
final class BotPoller implements Runnable {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LAST_FAILURE = Duration.ofMinutes(2);
    private static final Duration FIRST_REFUSAL = Duration.ofMinutes(1);
    private static final Duration LAST_REFUSAL = Duration.ofHours(1);
    private static final Duration RIVAL = Duration.ofSeconds(30);

    private final BotPolls polls;
    private final BotHealth health;
    private final CountDownLatch stopped;
    private final Loops loops;
    private boolean introduced;
    private int failures;

    /** @param stopped ends the polling when it is counted down */
    BotPoller(BotPolls polls, BotHealth health, CountDownLatch stopped, Loops loops) {
        this.polls = polls;
        this.health = health;
        this.stopped = stopped;
        this.loops = loops;
    }

    @Override
    public void run() {
        while (isWanted()) {
            loops.round();
            Duration pause = SHORTEST;
            try {
                pause = look();
            } catch (Throwable evenThat) { // saying that something went wrong went wrong: no memory, most likely
                failures++;
            }
            loops.rest(pause);
            await(pause);
        }
    }

    boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private Duration look() {
        long begun = System.nanoTime();
        Duration pause;
        try {
            if (!introduced) {
                polls.introduce();
                introduced = true;
            }
            boolean more = polls.poll();
            failures = 0;
            health.good();
            boolean atOnce = System.nanoTime() - begun < SHORTEST.toNanos();
            return more || !atOnce ? Duration.ZERO : SHORTEST;
        } catch (StoreUnavailableException away) {
            health.storeAway(away);
            return SHORTEST.multipliedBy(2);
        } catch (BotRefusal refusal) {
            pause = pause(refusal);
        } catch (Throwable failure) {
            if (stopped.getCount() == 0) {
                return Duration.ZERO;
            }
            pause = Pauses.doubled(failures++, SHORTEST, LAST_FAILURE);
            health.bad(failure, pause);
        }
        return pause;
    }

    private Duration pause(BotRefusal refusal) {
        if (refusal.retryAfter() != null) {
            health.slowed(refusal.retryAfter());
            return refusal.retryAfter();
        }
        if (refusal.isRival()) {
            health.refused("bot-rival", refusal, RIVAL);
            return RIVAL;
        }
        if (refusal.isUnknownToken() || refusal.isWebhookSet()) {
            Duration pause = Pauses.doubled(failures++, FIRST_REFUSAL, LAST_REFUSAL);
            introduced = introduced && !refusal.isUnknownToken();
            health.refused(refusal.isWebhookSet() ? "bot-webhook" : "bot-refused", refusal, pause);
            return pause;
        }
        Duration pause = Pauses.doubled(failures++, SHORTEST, LAST_FAILURE);
        health.bad(refusal, pause);
        return pause;
    }

    private void await(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException notOurWayToStop) {
            Thread.interrupted();
        }
    }
}
