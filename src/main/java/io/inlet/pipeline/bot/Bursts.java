package io.inlet.pipeline.bot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Until when pieces of one conversation wait for the next one. People write a greeting, then that they have a question, then the question:
 * each piece moves the moment, but not for ever. Known in memory only: after a restart the next piece begins anew. Thread-safe.
 */
final class Bursts {
    /** Members of an album come as messages of their own, and nothing says which is the last. */
    private static final Duration ALBUM = Duration.ofSeconds(2);

    private final Duration settle;
    private final Duration most;
    private final Clock clock;
    private final Map<String, Burst> waiting = new HashMap<>();

    Bursts(Duration settle, Duration most, Clock clock) {
        this.settle = settle;
        this.most = most;
        this.clock = clock;
    }

    /** @param hurry whether the pieces before need not wait longer than this one */
    record Due(Instant at, boolean hurry) {}

    private record Burst(Instant first, Instant due, String hurriedAlbum) {}

    /** @param album of the piece, or null */
    synchronized Due next(String conversation, String album, boolean urgent) {
        Instant now = clock.instant();
        waiting.values().removeIf(burst -> burst.due().isBefore(now));
        Burst before = waiting.get(conversation);
        Instant first = before == null ? now : before.first();
        boolean hurry = urgent || album != null && before != null && album.equals(before.hurriedAlbum());
        Instant due = hurry ? now : earlier(now.plus(settle), first.plus(most));
        if (album != null && due.isBefore(now.plus(ALBUM))) {
            due = now.plus(ALBUM);
        }
        waiting.put(conversation, new Burst(hurry ? now : first, due, hurry ? album : null));
        return new Due(due, hurry);
    }

    /** When a correction is due: after what it corrects. */
    Instant afterwards() {
        return clock.instant().plus(settle);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
