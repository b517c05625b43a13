package io.inlet.console;

import io.inlet.message.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One part of the gateway and whether it works now.
 *
 * @param name one word with an optional kind before it: {@code database}, {@code channel:email}, {@code mailbox:support}, {@code
 *     target:desk}
 * @param vital without it the gateway cannot keep its promise to anybody, and is not ready
 * @param detail why it does not work, or what is known of it while it does; null: nothing to say
 * @param since since when it is so; null: it does not know itself
 * @param figures what it counts and measures, by camelCase names with the unit at their end
 */
public record Part(String name, boolean up, boolean vital, Reason detail, Instant since, Map<String, Object> figures) {
    public Part {
        Objects.requireNonNull(name, "name");
        figures = Map.copyOf(figures);
        if (!up) {
            Objects.requireNonNull(detail, "a part that does not work says why");
        }
    }

    public Part(String name, boolean up, boolean vital, Reason detail) {
        this(name, up, vital, detail, null, Map.of());
    }

    public static Part up(String name) {
        return new Part(name, true, false, null, null, Map.of());
    }

    public static Part down(String name, Reason why) {
        return new Part(name, false, false, why, null, Map.of());
    }

    /** The same part, as one that readiness depends on. */
    public Part asVital() {
        return new Part(name, up, true, detail, since, figures);
    }
}
