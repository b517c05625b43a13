package io.inlet.pipeline;

import java.util.Map;

/** The health of one part as a value. Asking costs nothing and never waits. Thread-safe. */
public interface Vital {
    /** Kind and name: {@code mailbox:email}. */
    String name();

    /** Whether the part does its work. */
    boolean up();

    /** One line for an operator: what it does, or what is wrong. Never a secret. */
    String detail();

    /** Numbers by camelCase name, with the unit at its end where it has one: {@code lastGoodPollAgeSeconds}. */
    Map<String, Object> figures();
}
