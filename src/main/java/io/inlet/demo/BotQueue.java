package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Updates that wait for a bot's poller, with the rules of {@code getUpdates}: an offset acknowledges all below it, a negative one all but
 * the last so many, and a second poll ends the first. Thread-safe.
 */
final class BotQueue {
    private static final int LARGEST_PAGE = 100;

    private final SortedMap<Long, ObjectNode> waiting = new TreeMap<>();
    private final List<ObjectNode> again = new ArrayList<>();
    private long polls;

    synchronized void add(ObjectNode update) {
        waiting.put(update.get("update_id").asLong(), update);
        notifyAll();
    }

    /** The next poll is given it, whatever its offset says: as when the provider's own memory of an acknowledgement is lost. */
    synchronized void addAgain(ObjectNode update) {
        again.add(update);
        notifyAll();
    }

    /** Forgets what is below; for 0 nothing, for -N all but the last N. The lowest id that is kept. */
    synchronized long acknowledge(long offset) {
        if (offset > 0) {
            waiting.headMap(offset).clear();
        } else {
            while (offset < 0 && waiting.size() > -offset) {
                waiting.remove(waiting.firstKey());
            }
        }
        return waiting.isEmpty() ? Math.max(0, offset) : waiting.firstKey();
    }

    /** Waits for updates. Empty when another poll began meanwhile, or the thread was told to end. */
    synchronized Optional<List<ObjectNode>> poll(int limit, Duration timeout) {
        long mine = ++polls;
        notifyAll();
        long end = System.nanoTime() + timeout.toNanos();
        try {
            for (long left = timeout.toNanos(); left > 0 && waiting.isEmpty() && again.isEmpty() && mine == polls; ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return mine == polls ? Optional.of(page(limit)) : Optional.empty();
    }

    private List<ObjectNode> page(int limit) {
        List<ObjectNode> page = new ArrayList<>(again);
        again.clear();
        waiting.values().stream()
                .limit(limit <= 0 ? LARGEST_PAGE : Math.min(limit, LARGEST_PAGE))
                .forEach(page::add);
        return page;
    }
}
