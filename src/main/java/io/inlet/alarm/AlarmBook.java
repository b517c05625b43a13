package io.inlet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which alarms were told, so that each cause is told once and its end once. What flickers is not told: a cause must last, and must stay
 * away, for the delay. Not thread-safe.
 */
public final class AlarmBook {
    private final Duration delay;
    private final Map<String, Alarm> told = new TreeMap<>();
    private final Map<String, Instant> appeared = new HashMap<>();
    private final Map<String, Instant> vanished = new HashMap<>();

    /** @param told what an earlier process told and did not take back */
    public AlarmBook(Duration delay, List<Alarm> told) {
        this.delay = delay;
        told.forEach(alarm -> this.told.put(alarm.key(), alarm));
    }

    /** What is to be told now. It is given again and again until {@link #told} is called. */
    public record News(List<Alarm> raised, List<Alarm> recovered) {
        public News {
            raised = List.copyOf(raised);
            recovered = List.copyOf(recovered);
        }

        public boolean isEmpty() {
            return raised.isEmpty() && recovered.isEmpty();
        }
    }

    public News look(List<Alarm> now, Instant at) {
        Map<String, Alarm> present =
                now.stream().collect(Collectors.toMap(Alarm::key, Function.identity(), (first, same) -> first));
        appeared.keySet().retainAll(present.keySet());
        vanished.keySet().removeAll(present.keySet());
        List<Alarm> raised = new ArrayList<>();
        for (Alarm alarm : now) {
            Instant first = appeared.computeIfAbsent(alarm.key(), key -> at);
            if (!told.containsKey(alarm.key()) && !first.plus(delay).isAfter(at)) {
                raised.add(alarm);
            }
        }
        List<Alarm> recovered = new ArrayList<>();
        told.forEach((key, alarm) -> {
            if (!present.containsKey(key)
                    && !vanished.computeIfAbsent(key, gone -> at).plus(delay).isAfter(at)) {
                recovered.add(alarm);
            }
        });
        return new News(raised, recovered);
    }

    /** It was told. */
    public void told(News news) {
        news.raised().forEach(alarm -> told.put(alarm.key(), alarm));
        news.recovered().forEach(alarm -> {
            told.remove(alarm.key());
            vanished.remove(alarm.key());
        });
    }

    /** What was told and is not over. */
    public List<Alarm> open() {
        return List.copyOf(told.values());
    }
}
