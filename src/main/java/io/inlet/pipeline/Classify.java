package io.inlet.pipeline;

import io.inlet.rules.Classifier;
import io.inlet.ticket.Understood;

/** Lets the rules decide what each message is and who is told. */
public final class Classify {
    private final Classifier classifier;

    public Classify(Classifier classifier) {
        this.classifier = classifier;
    }

    public Work classify(Work work) {
        return work.withUnderstood(work.contexts().stream()
                .map(context -> new Understood(context.message(), context, classifier.classify(context)))
                .toList());
    }
}
