package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at {@code routes/} and {@code connectors/} together. Camel would start with most of what this finds, and do something else. */
final class RoutesLint {
    private final Set<String> beans;
    private final Problems problems;

    RoutesLint(Set<String> beans, Problems problems) {
        this.beans = beans;
        this.problems = problems;
    }

    void look(Path home) {
        Map<String, Kamelet> kamelets = new TreeMap<>();
        files(home, "connectors", KameletLint.ENDING)
                .forEach((name, root) -> kamelets.put(name, Kamelet.of(name, root)));
        Links links = new Links(problems);
        StepLint steps = new StepLint(beans, new EndpointLint(kamelets, links, problems), links, problems);
        KameletLint connectors = new KameletLint(steps, problems);
        kamelets.values().forEach(connectors::check);
        RouteLint routes = new RouteLint(steps, links, problems);
        files(home, "routes", RouteLint.ENDING).forEach(routes::check);
        links.finish();
    }

    /** The sound YAML files of a folder by name without ending. */
    private Map<String, YamlNode> files(Path home, String folder, String ending) {
        Map<String, YamlNode> found = new TreeMap<>();
        if (!Files.isDirectory(home.resolve(folder))) {
            problems.add(folder, 0, "folder.missing");
            return found;
        }
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            for (Path path : files.sorted().toList()) {
                String name = path.getFileName().toString();
                String file = folder + "/" + name;
                if (name.endsWith(ending)) {
                    YamlNode.read(home, file, problems)
                            .ifPresent(root -> found.put(name.substring(0, name.length() - ending.length()), root));
                } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    problems.add(file, 0, "folder.ending", ending);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("listing " + folder, unreadable);
        }
        return found;
    }
}
