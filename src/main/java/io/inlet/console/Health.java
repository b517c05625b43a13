package io.inlet.console;

import io.inlet.alarm.PartState;
import io.inlet.message.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks at the parts and remembers since when each is as it is. Thread-safe. */
final class Health {
    private final Supplier<List<Part>> parts;
    private final Clock clock;
    private final Map<String, Change> changes = new HashMap<>();

    Health(Supplier<List<Part>> parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /** All parts, those that do not work first. */
    synchronized State look() {
        List<Part> seen;
        try {
            seen = parts.get();
        } catch (RuntimeException broken) {
            // a probe that throws must not hide that something is wrong
            seen = List.of(Part.down(
                            "health",
                            Reason.of("probe-broken", broken.getClass().getSimpleName()))
                    .asVital());
        }
        Instant now = clock.instant();
        changes.keySet().retainAll(seen.stream().map(Part::name).toList());
        List<Seen> all = seen.stream()
                .map(part -> {
                    Change change = changes.compute(
                            part.name(),
                            (name, before) ->
                                    before != null && before.up == part.up() ? before : new Change(part.up(), now));
                    return new Seen(part, part.since() == null ? change.since : part.since());
                })
                .sorted((left, right) -> Boolean.compare(left.part.up(), right.part.up()))
                .toList();
        return new State(all);
    }

    private record Change(boolean up, Instant since) {}

    /** A part, and since when it is up or down, as far as this process has seen. */
    record Seen(Part part, Instant since) {
        PartState asState() {
            return new PartState(part.name(), part.up(), part.detail(), since);
        }
    }

    /** What was seen at one look. */
    record State(List<Seen> all) {
        boolean ready() {
            return all.stream().allMatch(seen -> seen.part.up() || !seen.part.vital());
        }

        List<Seen> down() {
            return all.stream().filter(seen -> !seen.part.up()).toList();
        }

        /** In one word: up, degraded, down. */
        String word() {
            if (!ready()) {
                return "down";
            }
            return down().isEmpty() ? "up" : "degraded";
        }
    }
}
