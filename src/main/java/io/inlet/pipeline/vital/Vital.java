package io.inlet.pipeline.vital;

import io.inlet.message.Reason;
import java.time.Instant;
import java.util.Map;

/** The health of one part as a value. Asking costs nothing and never waits. Thread-safe. */
public interface Vital {
    /** Kind and name: {@code mailbox:email}. */
    String name();

    /** Whether the part does its work. */
    boolean up();

    /** Whether nobody at all is served without it, so that the gateway is not ready. */
    default boolean isForEverybody() {
        return false;
    }

    /** What it does, or what is wrong, for an operator; its text stands with the reasons. Never a secret. */
    Reason detail();

    /** Since when it is as it is; null: whoever asks must remember. */
    default Instant since() {
        return null;
    }

    /** Numbers by camelCase name, with the unit at its end where it has one: {@code lastGoodPollAgeSeconds}. */
    Map<String, Object> figures();
}
