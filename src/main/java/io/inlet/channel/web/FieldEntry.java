package io.inlet.channel.web;

import io.inlet.settings.Nearest;
import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one item of a form's {@code fields:}. */
final class FieldEntry {
    private static final Set<String> KEYS =
            Set.of("name", "type", "role", "label", "hint", "required", "max", "pattern", "options");
    private static final String NAME = "[A-Za-z][A-Za-z0-9-]{0,39}";

    private final Texts texts;
    private final List<Problem> problems;

    FieldEntry(Texts texts, List<Problem> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    Field read(Node node) {
        Block block = new Block(node, KEYS, texts, problems);
        String name = block.text("name").orElse("");
        if (!name.matches(NAME) || name.equals(Form.HONEYPOT)) {
            block.problem(block.lineOf("name"), "file.field-name", name, Form.HONEYPOT);
        }
        Field.Type type = word(block, "type", Field.Type.values(), Field.Type::word, Field.Type.TEXT);
        Field.Role role = word(block, "role", Field.Role.values(), Field.Role::word, Field.Role.NONE);
        List<Field.Option> options = options(block);
        if (type == Field.Type.SELECT && options.isEmpty()) {
            block.problem(block.line(), "file.no-options", name);
        } else if (!options.isEmpty() && type != Field.Type.SELECT && type != Field.Type.CHECKBOX) {
            block.problem(block.lineOf("options"), "file.options-here", type.word());
        }
        if (!block.has("label") && type != Field.Type.HIDDEN) {
            block.problem(block.line(), "file.no-label", name);
        }
        return new Field(
                name,
                type,
                role,
                block.words("label"),
                block.words("hint"),
                block.value("required", false, "a-flag", FieldEntry::flag),
                block.value("max", type.usualMax(), "a-count", FormsFile::count),
                block.value("pattern", null, "a-pattern", Pattern::compile),
                options);
    }

    private List<Field.Option> options(Block block) {
        List<Field.Option> options = new ArrayList<>();
        for (Block.Entry item : block.list("options")) {
            if (item.node() instanceof ScalarNode scalar) {
                options.add(new Field.Option(scalar.getValue(), Words.NONE));
            } else {
                Block option = new Block(item.node(), Set.of("value", "label"), texts, problems);
                if (!option.has("value")) {
                    option.problem(option.line(), "file.option-value");
                }
                options.add(new Field.Option(option.text("value").orElse(""), option.words("label")));
            }
        }
        return options;
    }

    private <T> T word(Block block, String key, T[] all, Function<T, String> spelled, T otherwise) {
        String text = block.text(key).orElse(null);
        if (text == null) {
            return otherwise;
        }
        for (T one : all) {
            if (spelled.apply(one).equals(text)) {
                return one;
            }
        }
        List<String> known = Arrays.stream(all).map(spelled).toList();
        String question = Nearest.to(text, known)
                .map(near -> texts.get("file.did-you-mean", near))
                .orElseGet(() -> texts.get("file.known", String.join(", ", known)));
        block.problem(block.lineOf(key), "file.word", key, text, question);
        return otherwise;
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
