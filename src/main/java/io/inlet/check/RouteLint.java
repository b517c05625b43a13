package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at one file of {@code routes/}: what stands at its top, and each route and route configuration. */
final class RouteLint {
    static final String ENDING = ".camel.yaml";
    private static final Set<String> TOP = Set.of("route", "routeConfiguration");

    private final ShapeLint shapes;
    private final StepLint steps;
    private final PlaceholderLint placeholders;
    private final Links links;
    private final Problems problems;

    RouteLint(StepLint steps, Links links, Problems problems) {
        this.shapes = new ShapeLint(problems);
        this.placeholders = new PlaceholderLint(problems);
        this.steps = steps;
        this.links = links;
        this.problems = problems;
    }

    void check(String name, YamlNode root) {
        if (!root.isList()) {
            root.problem(problems, "route.not-a-list");
            return;
        }
        placeholders.route(root);
        Shape item = Shape.item();
        int routes = 0;
        for (YamlNode node : root.items()) {
            for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
                String key = entry.getKey();
                if (!TOP.contains(key)) {
                    entry.getValue().problem(problems, "route.top", key, problems.didYouMean(key, TOP));
                    continue;
                }
                shapes.check(key, entry.getValue(), item.property(key));
                if (key.equals("route")) {
                    if (++routes > 1) {
                        entry.getValue().problem(problems, "route.one-a-file");
                    }
                    route(name, entry.getValue());
                } else {
                    configuration(entry.getValue());
                }
            }
        }
    }

    private void route(String name, YamlNode route) {
        steps.identified("route", route, false);
        route.get("id").ifPresent(id -> {
            links.id("route", id.text(), id);
            if (!id.text().equals(name)) {
                id.problem(problems, "route.id-not-file", id.text(), name);
            }
        });
        route.get("routeConfigurationId")
                .ifPresentOrElse(
                        id -> links.configured(id.text(), id),
                        () -> route.problem(problems, "route.names-no-configuration", name));
        for (String key : List.of("errorHandler", "errorHandlerRef")) {
            route.get(key).ifPresent(own -> own.problem(problems, "route.own-error-handler"));
        }
        route.get("from").ifPresent(from -> steps.from(from, false));
    }

    private void configuration(YamlNode configuration) {
        configuration
                .get("id")
                .ifPresentOrElse(
                        id -> {
                            links.id("routeConfiguration", id.text(), id);
                            links.configuration(id.text(), id);
                        },
                        () -> configuration.problem(problems, "route.no-id", "routeConfiguration"));
        steps.configuration(configuration);
    }
}
