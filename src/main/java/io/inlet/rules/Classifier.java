package io.inlet.rules;

import io.inlet.ticket.Classification;
import io.inlet.ticket.Context;

/** Decides category, impact, urgency, priority, group, tags and targets of a message, with a reason for each. Thread-safe and pure. */
public interface Classifier {
    Classification classify(Context context);
}
