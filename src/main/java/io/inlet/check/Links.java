package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one file says of another: names of direct: routes, ids, and route configurations. Told once all files were read. */
final class Links {
    /** Where channels enter the line, and where the program itself does: no mistake in a home that has no channel yet. */
    private static final Set<String> ENTRIES = Set.of("capture", "pipeline");

    private final Problems problems;
    private final Map<String, YamlNode> consumed = new TreeMap<>();
    private final Map<YamlNode, String> called = new LinkedHashMap<>();
    private final Map<YamlNode, String> configured = new LinkedHashMap<>();
    private final Map<String, YamlNode> configurations = new TreeMap<>();
    private final Map<String, Map<String, YamlNode>> ids = new HashMap<>();

    Links(Problems problems) {
        this.problems = problems;
    }

    void direct(String name, boolean consumer, YamlNode place) {
        if (consumer) {
            YamlNode first = consumed.putIfAbsent(name, place);
            if (first != null) {
                place.problem(problems, "direct.twice", name, first.file(), String.valueOf(first.line()));
            }
        } else {
            called.put(place, name);
        }
    }

    /** A route names its configuration. */
    void configured(String name, YamlNode place) {
        configured.put(place, name);
    }

    void configuration(String name, YamlNode place) {
        configurations.put(name, place);
    }

    Set<String> configurations() {
        return configurations.keySet();
    }

    /** Ids of a kind must differ over all files. */
    void id(String kind, String id, YamlNode place) {
        YamlNode first = ids.computeIfAbsent(kind, any -> new HashMap<>()).putIfAbsent(id, place);
        if (first != null) {
            place.problem(problems, "route.id-twice", id, first.file(), String.valueOf(first.line()));
        }
    }

    void finish() {
        configured.forEach((place, name) -> {
            if (!configurations.containsKey(name)) {
                place.problem(
                        problems,
                        "route.no-configuration",
                        name,
                        problems.didYouMeanQuoted(name, configurations.keySet()));
            }
        });
        called.forEach((place, name) -> {
            if (!consumed.containsKey(name)) {
                place.problem(
                        problems, "direct.no-consumer", name, problems.didYouMean("direct:" + name, withScheme()));
            }
        });
        consumed.forEach((name, place) -> {
            if (!called.containsValue(name) && !ENTRIES.contains(name)) {
                place.problem(problems, "direct.unused", name);
            }
        });
    }

    private Set<String> withScheme() {
        return consumed.keySet().stream().map(name -> "direct:" + name).collect(Collectors.toSet());
    }
}
