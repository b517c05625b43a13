package io.inlet.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What check says exists in both languages, with the same arguments, and apostrophes are written as MessageFormat wants them. */
class CheckTextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]\\}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private static final Pattern DOUBLED_APOSTROPHE = Pattern.compile("''");

    private final ResourceBundle english = bundle("");
    private final ResourceBundle russian = bundle("ru");

    @Test
    void sameTextsWithSameArgumentsInBothLanguages() {
        assertThat(russian.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(arguments(russian, key)).isEqualTo(arguments(english, key)));
    }

    @Test
    void apostrophesAreDoubledWhereThereAreArguments() {
        for (ResourceBundle texts : Set.of(english, russian)) {
            assertThat(texts.keySet()).allSatisfy(key -> {
                Pattern wrong = arguments(texts, key).isEmpty() ? DOUBLED_APOSTROPHE : LONE_APOSTROPHE;
                assertThat(texts.getString(key)).as(key).doesNotContainPattern(wrong);
            });
        }
    }

    private static Set<String> arguments(ResourceBundle texts, String key) {
        Set<String> found = new TreeSet<>();
        ARGUMENT.matcher(texts.getString(key)).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "io.inlet.text.check",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
