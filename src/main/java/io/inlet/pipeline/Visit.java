package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.ticket.Outcome;
import java.util.List;

/**
 * One delivery of a source on its way in: each step of capture fills in one part.
 *
 * @param request null for polled sources
 * @param arrival filled by admit
 * @param captured filled by capture
 * @param outcomes filled by await: null while nobody knows yet
 */
public record Visit(DoorRequest request, Arrival arrival, Captured captured, List<Outcome> outcomes) {
    public static Visit of(Arrival arrival) {
        return new Visit(null, arrival, null, null);
    }

    public static Visit of(DoorRequest request, Arrival arrival) {
        return new Visit(request, arrival, null, null);
    }

    public Visit with(Captured kept) {
        return new Visit(request, arrival, kept, outcomes);
    }

    public Visit with(List<Outcome> known) {
        return new Visit(request, arrival, captured, known);
    }
}
