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
    public synchronized void apply(String target, List<Feedback> events, String position) {
        for (Feedback event : events) {
            told++;
            if (applied.stream().noneMatch(known -> known.event().equals(event.event()))) {
                applied.add(event);
            }
        }
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
