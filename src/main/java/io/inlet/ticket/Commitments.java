package io.inlet.ticket;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What customers may expect: how soon somebody answers, and how often Inlet speaks to them by itself.
 *
 * @param response by priority, from the opening of a ticket; a priority without one is promised nothing
 * @param noticesPerHour most automatic notices to one address within an hour
 * @param noticesPerMinute most automatic notices to everybody within a minute; a few that are written at the same moment may exceed it
 */
public record Commitments(Map<Priority, Duration> response, int noticesPerHour, int noticesPerMinute) {
    /** Nothing is promised, and nothing said. */
    public static final Commitments NONE = new Commitments(Map.of(), 0, 0);

    public Commitments {
        response = Map.copyOf(response);
    }

    public Optional<Duration> response(Priority priority) {
        return Optional.ofNullable(response.get(priority));
    }
}
