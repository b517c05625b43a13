package io.inlet.ticket;

import io.inlet.message.Reason;
import java.util.List;

/**
 * What the rules decided, each decision with its reason.
 *
 * @param targets names of the targets that are to be told
 */
public record Classification(
        Kind kind,
        String category,
        Impact impact,
        Urgency urgency,
        Priority priority,
        String group,
        List<String> tags,
        List<String> targets,
        List<Reason> reasons) {
    public Classification {
        tags = List.copyOf(tags);
        targets = List.copyOf(targets);
        reasons = List.copyOf(reasons);
    }

    /** Tells these targets only, for these reasons. */
    public Classification with(List<String> told, List<Reason> why) {
        return new Classification(kind, category, impact, urgency, priority, group, tags, told, why);
    }
}
