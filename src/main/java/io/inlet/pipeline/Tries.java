package io.inlet.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How often each of the messages was tried that came up lately. Known in memory: a restart counts anew. Thread-safe. */
final class Tries {
    private static final int REMEMBERED = 10_000;

    private final Map<UUID, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Counts one more, and gives how many there were. */
    synchronized int count(UUID message) {
        return counts.merge(message, 1, Integer::sum);
    }

    synchronized void forget(UUID message) {
        counts.remove(message);
    }
}
