package io.inlet.rules;

import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a rule sets; null and empty where it says nothing. */
record Effect(
        Kind kind,
        String category,
        Impact impact,
        Urgency urgency,
        String group,
        List<String> tags,
        List<String> targets) {
    Effect {
        tags = List.copyOf(tags);
        targets = List.copyOf(targets);
    }

    /** Each thing that is set, as {@code urgency=high}, for the reason on the ticket. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, "kind", kind == null ? null : word(kind));
        add(words, "category", category);
        add(words, "impact", impact == null ? null : word(impact));
        add(words, "urgency", urgency == null ? null : word(urgency));
        add(words, "group", group);
        tags.forEach(tag -> add(words, "tag", tag));
        targets.forEach(target -> add(words, "target", target));
        return words;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void add(List<String> words, String name, String value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }
}
