package io.inlet.check;

import io.inlet.settings.Catalog;
import io.inlet.settings.Problems;
import io.inlet.settings.Setting;
import io.inlet.settings.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at {@code {{...}}}: a setting that is no secret in a route, a property of its own in a connector. */
final class PlaceholderLint {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^}:]*)(:[^}]*)?\\}\\}");

    private final Problems problems;

    PlaceholderLint(Problems problems) {
        this.problems = problems;
    }

    void route(YamlNode node) {
        visit(node, this::setting);
    }

    /** Checks a template, and that every property of the connector is used there. */
    void connector(Kamelet kamelet, YamlNode template) {
        Set<String> used = new TreeSet<>();
        visit(template, (name, place) -> {
            used.add(name);
            if (!kamelet.properties().containsKey(name)) {
                String all = String.join(", ", kamelet.properties().keySet());
                place.problem(problems, "kamelet.no-property", kamelet.name(), name, all);
            }
        });
        kamelet.properties().forEach((name, property) -> {
            if (!used.contains(name)) {
                property.problem(problems, "kamelet.unused", kamelet.name(), name);
            }
        });
    }

    private void setting(String key, YamlNode place) {
        Optional<Setting<?>> setting = Catalog.find(key);
        if (setting.isEmpty()) {
            place.problem(problems, "setting.unknown", key, problems.didYouMean(key, Catalog.near(key)));
        } else if (setting.get().secret()) {
            place.problem(problems, "route.secret", key);
        }
    }

    private static void visit(YamlNode node, BiConsumer<String, YamlNode> found) {
        Matcher placeholder = PLACEHOLDER.matcher(node.text());
        while (placeholder.find()) {
            found.accept(placeholder.group(1).strip(), node);
        }
        node.entries().values().forEach(value -> visit(value, found));
        node.items().forEach(item -> visit(item, found));
    }
}
