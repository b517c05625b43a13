package io.inlet.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The words by which mail programs frame what they quote, forward and sign, of all languages together; each language is one file under
 * {@code io/inlet/text/mail}. Keys: {@code wrote opener weekday person} (verbs of the line over a quote, how it begins, and which words it
 * never has), {@code from date to copy subject} (names of an original's header fields), {@code original forward forward-line above} (titles
 * of rules), {@code forward-subject}, {@code device sent gadget apology} (lines that telephones add), {@code closing firm phone remark
 * matter disclaimer} (signatures), {@code reply-subject}, {@code outside outside-certain outside-advice outside-alarm outside-subject}
 * (what servers put over a mail that came from outside: what says so with an alarm or advice, what says so alone, what is advised, what
 * cries, and marks of subjects).
 */
final class MailWords {
    private static final List<String> LANGUAGES = List.of(
            "ru", "uk", "be", "kk", "en", "de", "fr", "es", "it", "pl", "pt", "nl", "tr", "cs", "sv", "no", "da", "fi",
            "zh", "ja", "ko", "other");
    private static final Map<String, Set<String>> WORDS = load();

    private MailWords() {}

    /** All words under this key, in lower case, each once. */
    static Set<String> all(String key) {
        return WORDS.getOrDefault(key, Set.of());
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Properties file = read(language + ".properties");
            for (String key : file.stringPropertyNames()) {
                words.computeIfAbsent(key, unused -> new LinkedHashSet<>()).addAll(split(file.getProperty(key)));
            }
        }
        return words;
    }

    /** A blank after a word stays: it says that more must follow. */
    private static List<String> split(String list) {
        List<String> found = new ArrayList<>();
        for (String word : list.split("\\|")) {
            if (!word.isBlank()) {
                found.add(word.toLowerCase(Locale.ROOT).stripLeading());
            }
        }
        return found;
    }

    private static Properties read(String name) {
        Properties file = new Properties();
        try (Reader in =
                new InputStreamReader(MailWords.class.getResourceAsStream("mail/" + name), StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading the words of mail programs from " + name, broken);
        }
        return file;
    }
}
