package io.inlet.channel.web;

import io.inlet.settings.Nearest;
import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of the forms file: gives its values, and tells every problem with its line. */
final class Block {
    /** A value that a problem can point at. */
    record Entry(String key, int keyLine, Node node) {
        int line() {
            return Block.line(node);
        }
    }

    private final Texts texts;
    private final List<Problem> problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int line;

    /** @param known the keys that may stand here; null for names that the operator chooses */
    Block(Node node, Set<String> known, Texts texts, List<Problem> problems) {
        this.texts = texts;
        this.problems = problems;
        this.line = line(node);
        if (!(node instanceof MappingNode mapping)) {
            boolean empty =
                    node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
            if (!empty) {
                problem(line, "file.mapping");
            }
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int keyLine = line(tuple.getKeyNode());
            if (known != null && !known.contains(key)) {
                String question = Nearest.to(key, known)
                        .map(near -> texts.get("file.did-you-mean", near))
                        .orElseGet(() -> texts.get(
                                "file.known",
                                String.join(", ", known.stream().sorted().toList())));
                problem(keyLine, "file.unknown", key, question);
            } else if (entries.put(key, new Entry(key, keyLine, tuple.getValueNode())) != null) {
                problem(keyLine, "file.twice", key);
            }
        }
    }

    int line() {
        return line;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    int lineOf(String key) {
        return has(key) ? entries.get(key).keyLine() : line;
    }

    /** A plain value; empty when it is not there or is no plain value. */
    Optional<String> text(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.node() instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip()).filter(value -> !value.isEmpty());
        }
        problem(entry.line(), "file.one-value", key);
        return Optional.empty();
    }

    /** A plain value that a parser understands; the parser's IllegalArgumentException says what would be right. */
    <T> T value(String key, T otherwise, String expected, Function<String, T> parser) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException wrong) {
            problem(lineOf(key), "file.value", key, text.get(), texts.get("file." + expected));
            return otherwise;
        }
    }

    /** A list of plain values; a single one may stand without brackets. */
    List<Entry> list(String key) {
        Entry entry = entries.get(key);
        List<Entry> items = new ArrayList<>();
        if (entry != null && entry.node() instanceof SequenceNode sequence) {
            sequence.getValue().forEach(node -> items.add(new Entry(key, line(node), node)));
        } else if (entry != null) {
            items.add(entry);
        }
        return items;
    }

    /** A text for all languages, or a mapping of a text per language. */
    Words words(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Words.NONE;
        }
        if (entry.node() instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank()
                    ? Words.NONE
                    : Words.of(scalar.getValue().strip());
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        Block inner = new Block(entry.node(), null, texts, problems);
        for (Entry word : inner.entries()) {
            if (word.key().matches("[a-z]{2}")) {
                inner.text(word.key()).ifPresent(text -> byLanguage.put(word.key(), text));
            } else {
                problem(word.keyLine(), "file.language", word.key());
            }
        }
        return new Words(byLanguage);
    }

    void problem(int at, String code, Object... arguments) {
        problems.add(new Problem(Forms.FILE, at, texts.get(code, arguments)));
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
