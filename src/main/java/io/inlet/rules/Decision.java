package io.inlet.rules;

import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Urgency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been decided so far about one message. */
final class Decision {
    private Kind kind;
    private String category;
    private Impact impact;
    private Urgency urgency;
    private String group;
    private final Set<String> tags = new LinkedHashSet<>();
    private final Set<String> targets = new LinkedHashSet<>();

    Decision(Effect defaults) {
        apply(defaults);
    }

    void apply(Effect effect) {
        kind = effect.kind() == null ? kind : effect.kind();
        category = effect.category() == null ? category : effect.category();
        impact = effect.impact() == null ? impact : effect.impact();
        urgency = effect.urgency() == null ? urgency : effect.urgency();
        group = effect.group() == null ? group : effect.group();
        tags.addAll(effect.tags());
        targets.addAll(effect.targets());
    }

    Impact impact() {
        return impact;
    }

    Urgency urgency() {
        return urgency;
    }

    Classification classification(Priority priority, List<Reason> reasons) {
        return new Classification(
                kind, category, impact, urgency, priority, group, List.copyOf(tags), List.copyOf(targets), reasons);
    }
}
