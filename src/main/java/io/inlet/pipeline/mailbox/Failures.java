package io.inlet.pipeline.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * When a mail that could not be taken is tried again, and when a failure counts against it: not on a day when nothing works. A poll in
 * which {@value #BAD_DAY} mails failed and none was taken blames the day. Tries are ever further apart; after the last one the mail is
 * given up, and tried once more after each start. For one thread.
 */
final class Failures {
    private static final int BAD_DAY = 3;
    private static final int SPREAD = 8;
    private static final int MOST = 1000;

    private final int attempts;
    private final Duration interval;
    private final Clock clock;
    private final Map<String, Instant> due = new HashMap<>();
    private final Set<String> failed = new LinkedHashSet<>();
    private final Set<String> hopeless = new LinkedHashSet<>();
    private boolean succeeded;

    Failures(int attempts, Duration interval, Clock clock) {
        this.attempts = attempts;
        this.interval = interval;
        this.clock = clock;
    }

    void succeeded() {
        succeeded = true;
    }

    void failed(String id) {
        failed.add(id);
    }

    /** No further try can help. */
    void hopeless(String id) {
        hopeless.add(id);
    }

    /** Whether it is this mail's turn; in one poll that is once. */
    boolean due(String id) {
        return !failed.contains(id)
                && !hopeless.contains(id)
                && !due.getOrDefault(id, Instant.MIN).isAfter(clock.instant());
    }

    boolean givenUp(Progress progress, String id) {
        return progress.tries(id) >= attempts;
    }

    /** Whether so much failed, and nothing else went well, that the mails cannot be to blame. */
    boolean badDay() {
        return !succeeded && failed.size() >= BAD_DAY;
    }

    /** Whether so many mails wait that no more are set aside: somebody must look. */
    boolean full(Progress progress) {
        return progress.failed().size() >= MOST;
    }

    /** Ends a poll: counts what failed and sets the next tries. */
    Progress settle(Progress progress) {
        Progress settled = progress;
        for (String id : failed) {
            int tries = badDay() ? progress.tries(id) : Math.min(progress.tries(id) + 1, attempts);
            settled = settled.counted(id, tries);
            due.put(id, next(tries));
        }
        for (String id : hopeless) {
            settled = settled.counted(id, attempts);
            due.put(id, Instant.MAX);
        }
        due.keySet().retainAll(settled.failed().keySet());
        failed.clear();
        hopeless.clear();
        succeeded = false;
        return settled;
    }

    private Instant next(int tries) {
        return tries >= attempts
                ? Instant.MAX
                : clock.instant().plus(interval.multipliedBy((long) Math.pow(SPREAD, Math.max(0, tries - 1))));
    }
}
