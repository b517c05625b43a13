package io.inlet.dispatch.reply;

import io.inlet.settings.Problems;
import io.inlet.ticket.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * What Inlet says by itself, in {@code config/templates/<kind>.<language>.txt}; for a file that is missing a text of its own. The first
 * line is the subject. Immutable.
 */
public final class Templates {
    static final List<String> LANGUAGES = List.of("ru", "en");
    private static final String FOLDER = "config/templates/";
    private static final Map<Notice.Kind, List<String>> PLACES = Map.of(
            Notice.Kind.ACKNOWLEDGEMENT, List.of("number", "promise", "subject", "name"),
            Notice.Kind.STATUS, List.of("number", "status", "subject", "name"));

    private final Map<String, Template> all;

    private Templates(Map<String, Template> all) {
        this.all = Map.copyOf(all);
    }

    /** Reads what is below the home folder; everything wrong is added with its line. */
    public static Templates load(Path home, Problems problems) {
        Map<String, Template> all = new HashMap<>();
        PLACES.forEach((kind, places) -> LANGUAGES.forEach(language -> {
            String name = name(kind, language);
            all.put(name, Template.parse(read(home, name, places, problems)));
        }));
        return new Templates(all);
    }

    /** Those that are built in. */
    public static Templates builtIn() {
        Map<String, Template> all = new HashMap<>();
        PLACES.keySet()
                .forEach(kind -> LANGUAGES.forEach(
                        language -> all.put(name(kind, language), Template.parse(builtIn(name(kind, language))))));
        return new Templates(all);
    }

    Template get(Notice.Kind kind, String language) {
        return all.get(name(kind, language));
    }

    private static String name(Notice.Kind kind, String language) {
        return kind.word() + "." + language + ".txt";
    }

    private static String read(Path home, String name, List<String> places, Problems problems) {
        Path file = home.resolve(FOLDER + name);
        if (Files.notExists(file)) {
            return builtIn(name);
        }
        try {
            String written = Files.readString(file);
            check(FOLDER + name, written, places, problems);
            return written;
        } catch (IOException unreadable) {
            problems.add(
                    FOLDER + name,
                    0,
                    "template.unreadable",
                    unreadable.getClass().getSimpleName());
            return builtIn(name);
        }
    }

    private static void check(String file, String written, List<String> places, Problems problems) {
        Template template = Template.parse(written);
        if (template.subject().isEmpty()) {
            problems.add(file, 1, "template.empty", problems.text("template.subject"));
        } else if (template.text().isEmpty()) {
            problems.add(file, 2, "template.empty", problems.text("template.text"));
        }
        List<String> lines = written.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            Matcher place = Template.PLACE.matcher(lines.get(line));
            while (place.find()) {
                if (!places.contains(place.group(2))) {
                    String known = places.stream()
                            .map(any -> "{" + any + "}")
                            .reduce((a, b) -> a + ", " + b)
                            .orElseThrow();
                    problems.add(
                            file,
                            line + 1,
                            "template.placeholder",
                            "{" + place.group(2) + "}",
                            problems.didYouMean(place.group(2), places),
                            known);
                }
            }
        }
    }

    private static String builtIn(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/io/inlet/templates/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading the built-in template " + name, broken);
        }
    }
}
