package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at one file of {@code connectors/}: its head, its properties, and its template. */
final class KameletLint {
    static final String ENDING = ".kamelet.yaml";
    private static final List<String> TYPES = List.of("string", "integer", "number", "boolean");

    private final ShapeLint shapes;
    private final PlaceholderLint placeholders;
    private final StepLint steps;
    private final Problems problems;

    KameletLint(StepLint steps, Problems problems) {
        this.shapes = new ShapeLint(problems);
        this.placeholders = new PlaceholderLint(problems);
        this.steps = steps;
        this.problems = problems;
    }

    void check(Kamelet kamelet) {
        YamlNode root = kamelet.root();
        root.expectOnly(List.of("apiVersion", "kind", "metadata", "spec"), problems);
        if (!Kamelet.KINDS.contains(kamelet.kind())) {
            root.problem(problems, "kamelet.ending", kamelet.name());
        }
        expect(root, "apiVersion", "camel.apache.org/v1");
        expect(root, "kind", "Kamelet");
        root.get("metadata").ifPresent(metadata -> metadata(kamelet, metadata));
        Optional<YamlNode> spec = root.get("spec");
        spec.ifPresent(node -> node.expectOnly(List.of("definition", "dependencies", "template"), problems));
        spec.flatMap(node -> node.get("definition")).ifPresent(definition -> definition(kamelet, definition));
        Optional<YamlNode> template = spec.flatMap(node -> node.get("template"));
        template.ifPresent(node -> node.expectOnly(List.of("from"), problems));
        template.flatMap(node -> node.get("from"))
                .ifPresentOrElse(
                        from -> template(kamelet, from),
                        () -> root.problem(problems, "kamelet.no-from", kamelet.name()));
    }

    private void metadata(Kamelet kamelet, YamlNode metadata) {
        expect(metadata, "name", kamelet.name());
        metadata.get("labels").ifPresent(labels -> expect(labels, "camel.apache.org/kamelet.type", kamelet.kind()));
    }

    private void definition(Kamelet kamelet, YamlNode definition) {
        definition.expectOnly(List.of("title", "description", "required", "type", "properties"), problems);
        kamelet.required().stream()
                .filter(name -> !kamelet.properties().containsKey(name))
                .forEach(name -> definition
                        .get("required")
                        .orElseThrow()
                        .problem(
                                problems,
                                "kamelet.no-property",
                                kamelet.name(),
                                name,
                                String.join(", ", kamelet.properties().keySet())));
        for (Map.Entry<String, YamlNode> property : kamelet.properties().entrySet()) {
            String type = property.getValue().get("type").map(YamlNode::text).orElse("");
            if (!TYPES.contains(type)) {
                String words = problems.text("needs.choice", String.join(", ", TYPES));
                property.getValue().problem(problems, "kamelet.type", property.getKey(), words);
            }
            if (property.getValue().get("description").isEmpty()) {
                property.getValue().problem(problems, "kamelet.no-description", property.getKey());
            }
        }
    }

    private void template(Kamelet kamelet, YamlNode from) {
        shapes.check("from", from, Shape.from());
        steps.from(from, true);
        new GuardLint(problems).check(from);
        placeholders.connector(kamelet, from);
        boolean source = kamelet.kind().equals("source");
        String begins = from.get("uri").map(YamlNode::text).orElse("");
        if (!source && !begins.equals("kamelet:source")) {
            from.problem(problems, "kamelet.begins", kamelet.name());
        }
        if (source && !handsOver(from)) {
            from.problem(problems, "kamelet.hands-over", kamelet.name());
        }
    }

    private static boolean handsOver(YamlNode node) {
        return node.get("uri").map(uri -> uri.text().equals("kamelet:sink")).orElse(false)
                || node.entries().values().stream().anyMatch(KameletLint::handsOver)
                || node.items().stream().anyMatch(KameletLint::handsOver);
    }

    private void expect(YamlNode node, String key, String value) {
        Optional<YamlNode> written = node.get(key);
        if (!written.map(YamlNode::text).orElse("").equals(value)) {
            written.orElse(node)
                    .problem(
                            problems,
                            "kamelet.head",
                            key,
                            written.map(YamlNode::text).orElse(""),
                            value);
        }
    }
}
