package io.inlet.pipeline.bot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Until when pieces of one conversation wait for the next one. People write a greeting, then that they have a question, then the question:
 * each piece moves the moment, but not for ever: the inbox knows the first and sees to that. What is known here is gone with a restart:
 * that an urgent album was under way. Thread-safe.
 */
final class Bursts {
    /** Members of an album come as messages of their own, and nothing says which is the last. */
    private static final Duration ALBUM = Duration.ofSeconds(2);

    private final Duration settle;
    private final Duration most;
    private final Clock clock;
    private final Map<String, Hurried> hurried = new HashMap<>();

    Bursts(Duration settle, Duration most, Clock clock) {
        this.settle = settle;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Until when a piece waits.
     *
     * @param most for how long the first piece waits, whatever follows
     * @param hurry whether the pieces before need not wait longer than this one
     */
    record Due(Instant at, Duration most, boolean hurry) {}

    private record Hurried(String album, Instant due) {}

    /** @param album of the piece, or null */
    synchronized Due next(String conversation, String album, boolean urgent) {
        Instant now = clock.instant();
        hurried.values().removeIf(before -> before.due().isBefore(now));
        Hurried before = hurried.get(conversation);
        boolean hurry = urgent || album != null && before != null && album.equals(before.album());
        Duration wait = hurry ? Duration.ZERO : settle;
        if (album == null) {
            hurried.remove(conversation);
            return new Due(now.plus(wait), most, hurry);
        }
        Instant due = now.plus(wait.compareTo(ALBUM) < 0 ? ALBUM : wait);
        if (hurry) {
            hurried.put(conversation, new Hurried(album, due));
        } else {
            hurried.remove(conversation);
        }
        return new Due(due, most.plus(ALBUM), hurry);
    }

    /** When a correction is due: after what it corrects. */
    Instant afterwards() {
        return clock.instant().plus(settle);
    }
}
