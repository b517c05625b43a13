package io.inlet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of events that were taken, on disk before anybody hears of it. Thread-safe. */
final class EventMemory implements AutoCloseable {
    private final LineLog log;
    private final Set<String> ids;

    EventMemory(Path file) throws IOException {
        log = new LineLog(file);
        ids = new LinkedHashSet<>(log.found());
    }

    /** False when it is known already. */
    synchronized boolean add(String id) {
        if (ids.contains(id)) {
            return false;
        }
        log.add(id);
        return ids.add(id);
    }

    synchronized int size() {
        return ids.size();
    }

    @Override
    public void close() {
        log.close();
    }
}
