package io.inlet.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Feedback that is kept as it came, each event once. */
public final class MemoryFeedbacks implements Feedbacks {
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private final List<Feedback> applied = new ArrayList<>();
    private final Map<String, Supplier<RuntimeException>> refused = new ConcurrentHashMap<>();
    private int told;

    @Override
    public Optional<String> position(String target) {
        return Optional.ofNullable(positions.get(target));
    }

    /** This event is no good, as far as it is more than the knowledge that it happened. */
    public void refuse(String event, Supplier<RuntimeException> failure) {
        refused.put(event, failure);
    }

    @Override
    public synchronized boolean apply(String target, Feedback event) {
        told++;
        if (refused.containsKey(event.event()) && !event.isLost()) {
            throw refused.get(event.event()).get();
        }
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
