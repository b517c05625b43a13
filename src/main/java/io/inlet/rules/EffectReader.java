package io.inlet.rules;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Urgency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a rule, or the defaults, set. */
final class EffectReader {
    static final Effect NOTHING = new Effect(null, null, null, null, null, List.of(), List.of());
    private static final List<String> KEYS =
            List.of("kind", "category", "impact", "urgency", "group", "tags", "targets");
    private static final List<String> ALWAYS = List.of("kind", "category", "impact", "urgency", "group");

    private final Set<String> targets;
    private final Problems problems;

    EffectReader(Set<String> targets, Problems problems) {
        this.targets = Set.copyOf(targets);
        this.problems = problems;
    }

    /** The defaults: everything that a ticket must have. */
    Effect defaults(YamlNode node) {
        List<String> missing =
                ALWAYS.stream().filter(key -> node.get(key).isEmpty()).toList();
        if (!missing.isEmpty()) {
            node.problem(problems, "rules.defaults", String.join(", ", missing));
        }
        return read(node);
    }

    Effect read(YamlNode node) {
        node.expectOnly(KEYS, problems);
        List<String> named = words(node, "targets");
        node.get("targets").ifPresent(list -> list.items().forEach(this::target));
        return new Effect(
                choice(Kind.class, node, "kind"),
                text(node, "category"),
                choice(Impact.class, node, "impact"),
                choice(Urgency.class, node, "urgency"),
                text(node, "group"),
                words(node, "tags"),
                named);
    }

    private void target(YamlNode name) {
        if (!targets.contains(name.text())) {
            name.problem(problems, "rules.target", name.text(), problems.didYouMean(name.text(), targets));
        }
    }

    private String text(YamlNode node, String key) {
        Optional<YamlNode> value = node.get(key);
        value.filter(written -> written.text().isBlank())
                .ifPresent(written ->
                        written.problem(problems, "yaml.value", key, written.text(), problems.text("needs.text")));
        return value.map(YamlNode::text).orElse(null);
    }

    private List<String> words(YamlNode node, String key) {
        List<String> words = new ArrayList<>();
        node.get(key).ifPresent(list -> {
            if (!list.isList() || !list.items().stream().allMatch(YamlNode::isScalar)) {
                list.problem(problems, "yaml.value", key, list.text(), problems.text("needs.list"));
            }
            list.items().forEach(item -> words.add(item.text()));
        });
        return words;
    }

    private <E extends Enum<E>> E choice(Class<E> type, YamlNode node, String key) {
        return node.get(key).flatMap(value -> choice(type, value, words(type))).orElse(null);
    }

    /** The constant that is written in the way of {@code words}, which has a word for each in their order. */
    <E extends Enum<E>> Optional<E> choice(Class<E> type, YamlNode value, List<String> words) {
        int index = words.indexOf(value.text());
        if (index < 0) {
            problems.add(
                    value.file(),
                    value.line(),
                    "yaml.choice",
                    value.text(),
                    String.join(", ", words),
                    problems.didYouMean(value.text(), words));
            return Optional.empty();
        }
        return Optional.of(type.getEnumConstants()[index]);
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Effect::word).toList();
    }

    static <E extends Enum<E>> List<String> upper(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
