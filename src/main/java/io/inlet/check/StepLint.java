package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.Map;
import java.util.Set;

/** Walks over a {@code from} and its steps: ids and descriptions, forbidden steps, addresses, beans. */
final class StepLint {
    /** Kaoto labels a node with its description; longer ones are cut. */
    static final int LONGEST_DESCRIPTION = 60;
    /**
     * Steps that send to an address which a message can choose, run a script, or take headers from a message: saga (CVE-2026-85312), the
     * data format mimeMultipart (CVE-2026-59230, CVE-2026-85314).
     */
    private static final Set<String> FORBIDDEN = Set.of(
            "toD",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "script",
            "kamelet",
            "saga",
            "marshal",
            "unmarshal");

    private static final String BEAN = "#bean:";

    private final Set<String> beans;
    private final EndpointLint endpoints;
    private final Links links;
    private final Problems problems;

    StepLint(Set<String> beans, EndpointLint endpoints, Links links, Problems problems) {
        this.beans = beans;
        this.endpoints = endpoints;
        this.links = links;
        this.problems = problems;
    }

    void from(YamlNode from, boolean connector) {
        identified("from", from, connector);
        from.get("uri").ifPresent(uri -> endpoints.check(from, uri, true, connector));
        from.get("parameters").ifPresent(parameters -> beansOf(parameters, connector));
        from.get("steps").ifPresent(steps -> steps(steps, connector));
    }

    /** What a route configuration does with an exception may be steps, too. */
    void configuration(YamlNode configuration) {
        inside(configuration, false);
    }

    private void steps(YamlNode list, boolean connector) {
        for (YamlNode item : list.items()) {
            for (Map.Entry<String, YamlNode> step : item.entries().entrySet()) {
                step(step.getKey(), step.getValue(), connector);
            }
        }
    }

    private void step(String kind, YamlNode body, boolean connector) {
        if (FORBIDDEN.contains(kind)) {
            body.problem(problems, "route.forbidden-step", kind);
            return;
        }
        if (!body.isMap()) {
            return;
        }
        identified(kind, body, connector);
        if (kind.equals("bean")) {
            body.get("ref").ifPresentOrElse(this::bean, () -> body.problem(problems, "route.bean-by-class"));
        }
        inside(body, connector);
    }

    /** Branches of a step have steps of their own. */
    private void inside(YamlNode node, boolean connector) {
        node.get("uri").ifPresent(uri -> endpoints.check(node, uri, false, connector));
        node.entries().forEach((key, value) -> {
            if (key.equals("steps")) {
                steps(value, connector);
            } else if (key.equals("parameters")) {
                beansOf(value, connector);
            } else {
                inside(value, connector);
            }
        });
        node.items().forEach(item -> inside(item, connector));
    }

    private void beansOf(YamlNode parameters, boolean connector) {
        parameters.entries().values().stream()
                .filter(value -> value.text().startsWith("#"))
                .filter(value -> !connector || !value.text().contains("{{"))
                .forEach(value -> {
                    if (value.text().startsWith(BEAN)) {
                        named(value, value.text().substring(BEAN.length()));
                    } else {
                        value.problem(problems, "route.bean-form", value.text());
                    }
                });
    }

    private void bean(YamlNode ref) {
        named(ref, ref.text());
    }

    private void named(YamlNode place, String name) {
        if (!beans.contains(name)) {
            place.problem(problems, "route.no-bean", name, problems.didYouMeanQuoted(name, beans));
        }
    }

    void identified(String kind, YamlNode node, boolean connector) {
        String id = node.get("id").map(YamlNode::text).orElse("");
        if (id.isEmpty()) {
            node.problem(problems, "route.no-id", kind);
        } else if (!kind.equals("route")) {
            links.id(connector ? node.file() : "step", id, node.get("id").orElseThrow());
        }
        String description = node.get("description").map(YamlNode::text).orElse("");
        if (description.isBlank()) {
            node.problem(problems, "route.no-description", kind + (id.isEmpty() ? "" : " '" + id + "'"));
        } else if (description.length() > LONGEST_DESCRIPTION) {
            node.get("description")
                    .orElseThrow()
                    .problem(
                            problems,
                            "route.description-long",
                            String.valueOf(description.length()),
                            String.valueOf(LONGEST_DESCRIPTION));
        }
    }
}
