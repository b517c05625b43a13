package io.inlet.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A piece of a YAML file (YAML 1.2, UTF-8) that knows its line, so that whatever is wrong with it can be said with its place. */
public final class YamlNode {
    private final String file;
    private final Node node;
    private final int line;
    private final Map<String, YamlNode> entries;
    private final List<YamlNode> items;

    private YamlNode(String file, Node node, int line, Problems problems) {
        this.file = file;
        this.node = node;
        this.line = line;
        this.entries = node instanceof MappingNode mapping ? entries(mapping, problems) : Map.of();
        this.items = node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new YamlNode(file, item, lineOf(item), problems))
                        .toList()
                : List.of();
    }

    /** The file's content; empty where it is not there, is empty, or is not YAML, which is added to the problems. */
    public static Optional<YamlNode> read(Path home, String file, Problems problems) {
        LoadSettings form = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(20)
                .build();
        try (InputStream stream = Files.newInputStream(home.resolve(file))) {
            Optional<Node> root = new Compose(form).composeInputStream(stream);
            if (root.isEmpty()) {
                problems.add(file, 0, "yaml.empty");
            }
            return root.map(node -> new YamlNode(file, node, lineOf(node), problems));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(file, line, "yaml.broken", broken.getProblem());
        } catch (YamlEngineException broken) {
            problems.add(file, 0, "yaml.broken", broken.getMessage());
        } catch (NoSuchFileException absent) {
            problems.add(file, 0, "file.missing");
        } catch (IOException unreadable) {
            problems.add(file, 0, "file.unreadable", unreadable.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private Map<String, YamlNode> entries(MappingNode mapping, Problems problems) {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int at = lineOf(tuple.getKeyNode());
            if (all.putIfAbsent(key, new YamlNode(file, tuple.getValueNode(), at, problems)) != null) {
                problems.add(file, at, "yaml.twice", key);
            }
        }
        return all;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    public String file() {
        return file;
    }

    /** Where it begins, from 1; of a value in a mapping the line of its key. */
    public int line() {
        return line;
    }

    /** Where the text of a scalar begins, which is below the key for a block ({@code |}). */
    public int textLine() {
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return lineOf(node) + (block ? 1 : 0);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode && !isNull();
    }

    /** Whether the scalar is a text and not a number, a truth value or nothing (JSON schema of YAML 1.2). */
    public boolean isText() {
        return node.getTag().equals(Tag.STR);
    }

    public boolean isNumber() {
        return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
    }

    public boolean isFlag() {
        return node.getTag().equals(Tag.BOOL);
    }

    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** What stands there; empty where it is no scalar. */
    public String text() {
        return isScalar() ? ((ScalarNode) node).getValue() : "";
    }

    /** The mapping's entries in the order of the file; empty where it is no mapping. */
    public Map<String, YamlNode> entries() {
        return entries;
    }

    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The list's items; empty where it is no list. */
    public List<YamlNode> items() {
        return items;
    }

    /** Adds a problem at this place. */
    public void problem(Problems problems, String key, Object... arguments) {
        problems.add(file, line, key, arguments);
    }

    /** Says every key that is not among the known ones. */
    public void expectOnly(Collection<String> known, Problems problems) {
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem(problems, "yaml.unknown-key", key, problems.didYouMean(key, known));
            }
        });
    }
}
