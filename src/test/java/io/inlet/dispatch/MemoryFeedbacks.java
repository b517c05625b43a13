package io.inlet.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Feedback that is kept as it came, each event once. */
public final class MemoryFeedbacks implements Feedbacks {
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private final List<Feedback> applied = new ArrayList<>();
    private int told;

    @Override
    public Optional<String> position(String target) {
        return Optional.ofNullable(positions.get(target));
    }

    @Override
    public synchronized boolean apply(String target, Feedback event) {
        told++;
        if (applied.stream().anyMatch(known -> known.event().equals(event.event()))) {
            return false;
        }
        applied.add(event);
        return true;
    }

    @Override
    public void keep(String target, String position) {
        positions.put(target, position);
    }

    public synchronized List<Feedback> applied() {
        return List.copyOf(applied);
    }

    /** Events that were told, repeats too. */
    public synchronized int told() {
        return told;
    }
}
