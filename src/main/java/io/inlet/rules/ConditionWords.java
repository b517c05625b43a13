package io.inlet.rules;

import java.util.Map;

/** Words and patterns that conditions look for, ready to be searched, by what is written in the rule. */
record ConditionWords(Map<String, Phrase> phrases, Map<String, BoundedPattern> patterns) {
    ConditionWords {
        phrases = Map.copyOf(phrases);
        patterns = Map.copyOf(patterns);
    }

    /** The functions for one message. */
    TextFunctions functions() {
        return new TextFunctions(this);
    }
}
