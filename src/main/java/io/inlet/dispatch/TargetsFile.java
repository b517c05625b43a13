package io.inlet.dispatch;

import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the text of config/targets.yaml: {@code targets:} and one mapping a name. Every problem is told with its line. */
final class TargetsFile {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

    private final Settings settings;
    private final List<Problem> problems;
    private final Set<String> names = new TreeSet<>();

    TargetsFile(Settings settings, List<Problem> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** The names that were met, also of targets with problems. */
    Set<String> names() {
        return names;
    }

    List<TargetConfig> read(String text) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(Targets.FILE).build()).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            problem(line(broken.getProblemMark()), "is not YAML here: " + broken.getProblem());
            return List.of();
        } catch (YamlEngineException broken) {
            problem(0, "is not YAML: " + broken.getMessage().lines().findFirst().orElse(""));
            return List.of();
        }
        List<TargetConfig> targets = new ArrayList<>();
        for (NodeTuple entry : entries(root.orElse(null), "targets: and a mapping of names below it")) {
            String key = word(entry.getKeyNode());
            if (!key.equals("targets")) {
                problem(
                        line(entry.getKeyNode()),
                        key + " is not known here" + Nearest.question(key, Set.of("targets")));
                continue;
            }
            for (NodeTuple target : entries(entry.getValueNode(), "a mapping of target names")) {
                read(target).ifPresent(targets::add);
            }
        }
        return targets;
    }

    private Optional<TargetConfig> read(NodeTuple entry) {
        String name = word(entry.getKeyNode());
        int line = line(entry.getKeyNode());
        if (!name.matches(NAME)) {
            problem(line, "a target's name is lower-case letters, digits and hyphens, not " + name);
            return Optional.empty();
        }
        if (!names.add(name)) {
            problem(line, "target " + name + " stands here a second time; give each its own name");
            return Optional.empty();
        }
        TargetEntry values = new TargetEntry(name, line, problems);
        for (NodeTuple value :
                entries(entry.getValueNode(), "a mapping of type, url and what else target " + name + " has")) {
            if (value.getValueNode() instanceof ScalarNode scalar) {
                values.put(word(value.getKeyNode()), scalar.getValue(), line(value.getKeyNode()));
            } else {
                problem(line(value.getKeyNode()), word(value.getKeyNode()) + " has one value, not a list or mapping");
            }
        }
        return values.build(settings);
    }

    private List<NodeTuple> entries(Node node, String expected) {
        if (node == null
                || node instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return List.of();
        }
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        problem(line(node), "expected " + expected);
        return List.of();
    }

    private static String word(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private void problem(int line, String text) {
        problems.add(new Problem(Targets.FILE, line, text));
    }

    private static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }
}
