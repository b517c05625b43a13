package io.inlet.dispatch.rt;

import io.inlet.dispatch.TargetOptions;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tickets are mapped to one Request Tracker.
 *
 * @param queue its name
 * @param externalIdField ticket custom field that keeps the id of the ticket in Inlet
 * @param fields further custom fields by name, with what they show
 * @param priorities 0 to 100; a priority that is not named is not sent
 * @param statuses what RT's words mean; one that is not named changes nothing
 * @param customerVisible articles of these directions become correspondence, all others comments
 * @param largestFile in bytes; what is larger goes as a link
 * @param poll how often RT is asked what happened; empty: never
 */
public record RequestTrackerOptions(
        String queue,
        String externalIdField,
        Map<String, TicketFact> fields,
        Map<Priority, Integer> priorities,
        Map<String, Status> statuses,
        Set<Direction> customerVisible,
        long largestFile,
        Optional<Duration> poll)
        implements TargetOptions {
    /** Lists of transactions, and what staff wrote. */
    private static final int ANSWER_LIMIT = 1024 * 1024;

    public RequestTrackerOptions {
        fields = Map.copyOf(fields);
        priorities = Map.copyOf(priorities);
        statuses = Map.copyOf(statuses);
        customerVisible = Set.copyOf(customerVisible);
    }

    @Override
    public int answerLimit() {
        return ANSWER_LIMIT;
    }
}
