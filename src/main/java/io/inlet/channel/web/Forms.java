package io.inlet.channel.web;

import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of an installation, by id. Immutable. */
public final class Forms {
    /** The file's name as problems show it. */
    public static final String FILE = "config/forms.yaml";

    /** Reads a post that no form is known of: the usual names of the usual fields. */
    static final Form PLAIN = new Form(
            "plain",
            "web",
            List.of("en"),
            Words.NONE,
            Words.NONE,
            Words.NONE,
            List.of(),
            new Form.FileLimits(100, Long.MAX_VALUE, Long.MAX_VALUE),
            List.of(
                    plain("subject", Field.Role.SUBJECT),
                    plain("body", Field.Role.BODY),
                    plain("name", Field.Role.NAME),
                    plain("email", Field.Role.EMAIL),
                    plain("phone", Field.Role.PHONE)));

    private final Map<String, Form> byId = new LinkedHashMap<>();

    public Forms(Collection<Form> forms) {
        forms.forEach(form -> byId.put(form.id(), form));
    }

    /**
     * Reads {@code config/forms.yaml}; adds everything that is wrong with it. Without the file there are no forms.
     *
     * @return the forms without any problem
     */
    public static Forms load(Path home, List<Problem> problems) {
        Texts texts = Texts.of("forms", Texts.terminal());
        try {
            String text = Files.readString(home.resolve(FILE));
            return new Forms(new FormsFile(texts, problems).read(text));
        } catch (NoSuchFileException none) {
            return new Forms(List.of());
        } catch (MalformedInputException otherwiseEncoded) {
            problems.add(new Problem(FILE, 0, texts.get("file.not-utf-8")));
        } catch (IOException unreadable) {
            problems.add(new Problem(FILE, 0, texts.get("file.unreadable", unreadable.getMessage())));
        }
        return new Forms(List.of());
    }

    public Optional<Form> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Form> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    private static Field plain(String name, Field.Role role) {
        return new Field(name, Field.Type.TEXTAREA, role, Words.NONE, Words.NONE, false, 65_536, null, List.of());
    }
}
