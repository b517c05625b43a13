package io.inlet.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The gate of each enabled target. Thread-safe. */
public final class Gates {
    private final Map<String, Gate> byTarget = new TreeMap<>();

    public Gates(Targets targets, Clock clock) {
        Instant now = clock.instant();
        targets.all().stream()
                .filter(TargetConfig::enabled)
                .forEach(target -> byTarget.put(target.name(), new Gate(target, now)));
    }

    /** @throws IllegalArgumentException when there is no such enabled target */
    public Gate of(String target) {
        Gate gate = byTarget.get(target);
        if (gate == null) {
            throw new IllegalArgumentException("there is no enabled target " + target + " in " + Targets.FILE);
        }
        return gate;
    }
}
