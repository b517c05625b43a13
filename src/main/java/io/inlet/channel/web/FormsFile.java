package io.inlet.channel.web;

import io.inlet.settings.Problem;
import io.inlet.settings.Size;
import io.inlet.settings.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the text of config/forms.yaml: {@code forms:} and one mapping an id. */
final class FormsFile {
    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final Set<String> KEYS =
            Set.of("inbox", "languages", "title", "intro", "thanks", "origins", "files", "fields");
    private static final Form.FileLimits USUAL_FILES = new Form.FileLimits(10, 20L << 20, 25L << 20);

    private final Texts texts;
    private final List<Problem> problems;

    FormsFile(Texts texts, List<Problem> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    List<Form> read(String text) {
        Node root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(Forms.FILE).build())
                    .composeString(text)
                    .orElse(null);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add(new Problem(Forms.FILE, line, texts.get("file.not-yaml", broken.getProblem())));
            return List.of();
        } catch (YamlEngineException broken) {
            problems.add(new Problem(Forms.FILE, 0, texts.get("file.not-yaml", broken.getMessage())));
            return List.of();
        }
        List<Form> forms = new ArrayList<>();
        if (root != null) {
            for (Block.Entry top : new Block(root, Set.of("forms"), texts, problems).entries()) {
                for (Block.Entry entry : new Block(top.node(), null, texts, problems).entries()) {
                    int before = problems.size();
                    Form form = form(entry);
                    if (problems.size() == before) {
                        forms.add(form);
                    }
                }
            }
        }
        return forms;
    }

    private Form form(Block.Entry entry) {
        Block block = new Block(entry.node(), KEYS, texts, problems);
        if (!entry.key().matches(ID)) {
            block.problem(entry.keyLine(), "file.id", entry.key());
        }
        List<Field> fields = fields(block, entry);
        return new Form(
                entry.key(),
                block.value("inbox", "web", "an-inbox", FormsFile::name),
                languages(block),
                block.has("title") ? block.words("title") : Words.of(entry.key()),
                block.words("intro"),
                block.words("thanks"),
                origins(block),
                files(block),
                fields);
    }

    private List<Field> fields(Block block, Block.Entry form) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Field.Role> roles = new HashSet<>();
        for (Block.Entry item : block.list("fields")) {
            Field field = new FieldEntry(texts, problems).read(item.node());
            if (!field.name().isEmpty() && !names.add(field.name())) {
                block.problem(item.line(), "file.field-twice", field.name());
            }
            if (field.role() != Field.Role.NONE && !roles.add(field.role())) {
                block.problem(item.line(), "file.role-twice", field.role().word());
            }
            fields.add(field);
        }
        if (fields.isEmpty()) {
            block.problem(form.keyLine(), "file.no-fields", form.key());
        } else if (!roles.contains(Field.Role.BODY) && !roles.contains(Field.Role.SUBJECT)) {
            block.problem(form.keyLine(), "file.no-body", form.key());
        }
        return fields;
    }

    private List<String> languages(Block block) {
        List<String> languages = new ArrayList<>();
        for (Block.Entry item : block.list("languages")) {
            String language = item.node() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (language.equals("ru") || language.equals("en")) {
                languages.add(language);
            } else {
                block.problem(item.line(), "file.language", language);
            }
        }
        return languages.isEmpty() ? List.of("en", "ru") : languages;
    }

    private List<String> origins(Block block) {
        List<String> origins = new ArrayList<>();
        for (Block.Entry item : block.list("origins")) {
            String origin = item.node() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (isOrigin(origin)) {
                origins.add(origin.toLowerCase(Locale.ROOT));
            } else {
                block.problem(item.line(), "file.origin", origin);
            }
        }
        return origins;
    }

    private Form.FileLimits files(Block block) {
        if (!block.has("files")) {
            return USUAL_FILES;
        }
        Block files = new Block(block.list("files").get(0).node(), Set.of("count", "size", "total"), texts, problems);
        return new Form.FileLimits(
                files.value("count", USUAL_FILES.count(), "a-count", FormsFile::count),
                files.value("size", new Size(USUAL_FILES.size()), "a-size", Size::parse)
                        .bytes(),
                files.value("total", new Size(USUAL_FILES.total()), "a-size", Size::parse)
                        .bytes());
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority());
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    static int count(String text) {
        if (!text.matches("[0-9]{1,6}") || text.equals("0")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private static String name(String text) {
        if (!text.matches(ID)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
