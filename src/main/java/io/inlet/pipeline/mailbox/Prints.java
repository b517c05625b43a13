package io.inlet.pipeline.mailbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When mails came and how large they are: moving a mail changes its UID, but neither of these (RFC 9051, 6.4.8). Counts, so that of two
 * mails that agree in both, one that was captured does not stand for the other. A hundred thousand take a few megabytes.
 */
final class Prints {
    private final Map<Long, Integer> counts = new HashMap<>();

    void add(Instant receivedAt, long size) {
        counts.merge(print(receivedAt, size), 1, Integer::sum);
    }

    /** Whether there was one, which is then gone. */
    boolean take(Instant receivedAt, long size) {
        long print = print(receivedAt, size);
        Integer count = counts.get(print);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            counts.remove(print);
        } else {
            counts.put(print, count - 1);
        }
        return true;
    }

    private static long print(Instant receivedAt, long size) {
        return receivedAt.getEpochSecond() << 28 ^ size;
    }
}
