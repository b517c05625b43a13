package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.rules.Classifier;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Context;
import io.inlet.ticket.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets the rules decide what each message is and who is told. A target that is off is told nothing, and the ticket says so. */
public final class Classify {
    private final Classifier classifier;
    private final Set<String> targetsOn;

    public Classify(Classifier classifier, Set<String> targetsOn) {
        this.classifier = classifier;
        this.targetsOn = Set.copyOf(targetsOn);
    }

    public Work classify(Work work) {
        return work.withUnderstood(work.contexts().stream()
                .map(context -> new Understood(context.message(), context, classified(context)))
                .toList());
    }

    private Classification classified(Context context) {
        Classification rules = classifier.classify(context);
        List<String> off = rules.targets().stream()
                .filter(target -> !targetsOn.contains(target))
                .toList();
        if (off.isEmpty()) {
            return rules;
        }
        List<Reason> reasons = new ArrayList<>(rules.reasons());
        off.forEach(target -> reasons.add(Reason.of("target-off", target)));
        return rules.with(rules.targets().stream().filter(targetsOn::contains).toList(), reasons);
    }
}
