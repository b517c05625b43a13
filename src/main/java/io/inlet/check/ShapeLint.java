package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.Map;

/** Holds YAML against its {@link Shape}: unknown keys, missing ones, wrong types and words. */
final class ShapeLint {
    private final Problems problems;

    ShapeLint(Problems problems) {
        this.problems = problems;
    }

    void check(String name, YamlNode node, Shape shape) {
        switch (shape.type()) {
            case "object" -> checkMap(name, node, shape);
            case "array" -> checkList(name, node, shape);
            case "any" -> {}
            default -> checkScalar(name, node, shape);
        }
    }

    private void checkMap(String name, YamlNode node, Shape shape) {
        if (!node.isMap()) {
            if (!node.isNull()) {
                node.problem(problems, "route.short-form", name);
            }
            return;
        }
        if (shape.open()) {
            return;
        }
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            String key = entry.getKey();
            if (shape.keys().contains(key)) {
                check(key, entry.getValue(), shape.property(key));
            } else if (Shape.languages().contains(key)) {
                String text = Shape.LANGUAGES.contains(key) ? "route.language-short" : "route.language";
                entry.getValue().problem(problems, text, key);
            } else {
                entry.getValue()
                        .problem(problems, "route.unknown-key", name, key, problems.didYouMean(key, shape.keys()));
            }
        }
        shape.required().stream()
                .filter(key -> !node.entries().containsKey(key))
                .forEach(key -> node.problem(problems, "route.lacks", name, key));
    }

    private void checkList(String name, YamlNode node, Shape shape) {
        if (!node.isList()) {
            node.problem(problems, "route.no-list", name);
        }
        Shape element = shape.element();
        node.items().forEach(item -> check(name, item, element));
    }

    private void checkScalar(String name, YamlNode node, Shape shape) {
        String value = node.text();
        boolean placeholder = value.contains("{{");
        boolean fits = placeholder
                || switch (shape.type()) {
                    case "string" -> node.isText();
                    case "boolean" -> node.isFlag();
                    default -> node.isNumber();
                };
        if (!node.isScalar()) {
            node.problem(problems, "route.no-scalar", name);
        } else if (!fits && shape.type().equals("string")) {
            node.problem(problems, "route.quote", name, value);
        } else if (!fits) {
            node.problem(problems, "route.value", name, value, problems.text("needs." + shape.type()));
        } else if (!placeholder
                && !shape.choices().isEmpty()
                && !shape.choices().contains(value)) {
            String choices = String.join(", ", shape.choices());
            node.problem(problems, "route.value", name, value, problems.text("needs.choice", choices));
        }
    }
}
