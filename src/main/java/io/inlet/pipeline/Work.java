package io.inlet.pipeline;

import io.inlet.message.Group;
import io.inlet.ticket.Context;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understood;
import java.util.List;

/**
 * A group on its way through the pipeline; each step fills in its part.
 *
 * @param contexts one a message, made by normalise, widened by identify and match
 * @param understood filled by classify
 * @param outcomes filled by store
 */
public record Work(Group group, List<Context> contexts, List<Understood> understood, List<Outcome> outcomes) {
    static Work of(Group group, List<Context> contexts) {
        return new Work(group, contexts, List.of(), List.of());
    }

    Work withContexts(List<Context> widened) {
        return new Work(group, widened, understood, outcomes);
    }

    Work withUnderstood(List<Understood> items) {
        return new Work(group, contexts, items, outcomes);
    }

    Work withOutcomes(List<Outcome> settled) {
        return new Work(group, contexts, understood, settled);
    }
}
