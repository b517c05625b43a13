package io.inlet.check;

import io.inlet.check.Endpoints.Option;
import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at an address with its parameters, wherever a {@code uri} stands. */
final class EndpointLint {
    private final Endpoints endpoints = new Endpoints();
    private final Map<String, Kamelet> kamelets;
    private final Links links;
    private final Problems problems;

    EndpointLint(Map<String, Kamelet> kamelets, Links links, Problems problems) {
        this.kamelets = kamelets;
        this.links = links;
        this.problems = problems;
    }

    /**
     * Checks one.
     *
     * @param consumer whether it is a {@code from}
     * @param connector whether it stands in a Kamelet
     */
    void check(YamlNode holder, YamlNode uri, boolean consumer, boolean connector) {
        String address = uri.text();
        if (address.contains("?")) {
            uri.problem(problems, "endpoint.query", address.substring(0, address.indexOf('?')));
            return;
        }
        int colon = address.indexOf(':');
        String component = colon < 0 ? address : address.substring(0, colon);
        String rest = colon < 0 ? "" : address.substring(colon + 1);
        if (!isAllowed(uri, component, connector)) {
            return;
        }
        Map<String, YamlNode> parameters =
                holder.get("parameters").map(YamlNode::entries).orElse(Map.of());
        if (component.equals("kamelet")) {
            if (!connector || !Set.of("source", "sink").contains(rest)) {
                kamelet(uri, rest, parameters);
            }
            return;
        }
        if (component.equals("direct")) {
            String name = rest.isEmpty()
                    ? Optional.ofNullable(parameters.get("name"))
                            .map(YamlNode::text)
                            .orElse("")
                    : rest;
            if (!name.isEmpty()) {
                links.direct(name, consumer, uri);
            }
        }
        options(uri, component, rest, parameters, consumer);
    }

    private boolean isAllowed(YamlNode uri, String component, boolean connector) {
        Set<String> allowed = connector ? Endpoints.IN_CONNECTORS : Endpoints.IN_ROUTES;
        if (allowed.contains(component)) {
            return true;
        }
        String words = allowed.stream().sorted().collect(Collectors.joining(", "));
        if (!endpoints.exists(component)) {
            uri.problem(problems, "endpoint.unknown", component, problems.didYouMean(component, endpoints.names()));
        } else if (!connector && Endpoints.IN_CONNECTORS.contains(component)) {
            uri.problem(problems, "endpoint.only-in-connectors", component);
        } else {
            uri.problem(problems, "endpoint.not-allowed", component, words);
        }
        return false;
    }

    private void options(
            YamlNode uri, String component, String rest, Map<String, YamlNode> parameters, boolean consumer) {
        List<Option> options = endpoints.options(component).orElseThrow();
        Map<String, Option> byName =
                options.stream().collect(Collectors.toMap(Option::name, option -> option, (first, second) -> first));
        parameters.forEach((name, value) -> {
            Option option = byName.get(name);
            if (option == null && endpoints.grouped(component, name)) {
                return;
            }
            if (option == null) {
                String nearest = problems.didYouMean(name, byName.keySet());
                value.problem(problems, "endpoint.no-option", component, name, nearest);
            } else if (option.side().equals(consumer ? "producer" : "consumer")) {
                value.problem(problems, "endpoint.side", component, name, problems.text("endpoint." + option.side()));
            } else {
                value(name, value, option.type(), option.choices());
            }
        });
        options.stream()
                .filter(option -> option.required() && !parameters.containsKey(option.name()))
                .filter(option -> !option.path() || rest.isEmpty())
                .forEach(option -> uri.problem(problems, "endpoint.lacks", component, option.name()));
    }

    private void kamelet(YamlNode uri, String name, Map<String, YamlNode> parameters) {
        Kamelet kamelet = kamelets.get(name);
        if (kamelet == null) {
            uri.problem(problems, "kamelet.unknown", name, problems.didYouMean(name, kamelets.keySet()));
            return;
        }
        String all = String.join(", ", kamelet.properties().keySet());
        parameters.forEach((parameter, value) -> {
            YamlNode property = kamelet.properties().get(parameter);
            if (property == null) {
                value.problem(problems, "kamelet.no-property", name, parameter, all);
            } else {
                List<String> choices = property.get("enum").map(YamlNode::items).orElse(List.of()).stream()
                        .map(YamlNode::text)
                        .toList();
                value(parameter, value, property.get("type").map(YamlNode::text).orElse("string"), choices);
                pattern(parameter, value, property);
            }
        });
        kamelet.required().stream()
                .filter(required -> !parameters.containsKey(required))
                .forEach(required -> uri.problem(problems, "kamelet.lacks", name, required));
    }

    private void value(String name, YamlNode value, String type, List<String> choices) {
        String text = value.text();
        if (text.contains("{{") || text.startsWith("#")) {
            return;
        }
        boolean fits =
                switch (type) {
                    case "boolean" -> text.equals("true") || text.equals("false");
                    case "integer" -> text.matches("-?[0-9]{1,18}");
                    case "number" -> text.matches("-?[0-9]{1,18}([.][0-9]+)?");
                    default -> value.isScalar();
                };
        if (!fits) {
            value.problem(problems, "route.value", name, text, problems.text("needs." + type));
        } else if (!choices.isEmpty() && !choices.contains(text)) {
            String words = problems.text("needs.choice", String.join(", ", choices));
            value.problem(problems, "route.value", name, text, words);
        }
    }

    private void pattern(String name, YamlNode value, YamlNode property) {
        String pattern = property.get("pattern").map(YamlNode::text).orElse("");
        if (!pattern.isEmpty() && !value.text().contains("{{") && !value.text().matches(pattern)) {
            value.problem(problems, "route.value", name, value.text(), problems.text("needs.pattern", pattern));
        }
    }
}
