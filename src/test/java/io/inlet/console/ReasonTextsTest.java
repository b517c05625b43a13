package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTextsTest {
    private static final Path TEXTS = Path.of("src/main/resources/io/inlet/text");
    private static final Pattern REASON = Pattern.compile("Reason\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile(
            "\\bt\\('([^']+)'|views\\.text\\(call, \"([^\"]+)\"|Problems\\.of\\(\\s*call\\.locale\\(\\), [0-9]+, \"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"reasons.properties", "reasons_ru.properties"})
    void hasATextForEveryReasonOfTheCode(String file) {
        assertThat(texts(file).stringPropertyNames()).containsAll(found(Path.of("src/main/java"), REASON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.properties", "console_ru.properties"})
    void hasATextForEveryKeyOfThePages(String file) {
        Set<String> used = found(Path.of("src/main/resources/io/inlet/console/page"), KEY);
        used.addAll(found(Path.of("src/main/java/io/inlet/console"), KEY));
        // the example in a comment
        used.remove("key");

        assertThat(used).hasSizeGreaterThan(100);
        assertThat(texts(file).stringPropertyNames()).containsAll(used);
    }

    @Test
    void printsNothingUnescaped() {
        assertThat(found(Path.of("src/main/resources/io/inlet/console/page"), Pattern.compile("(\\| *raw|autoescape)")))
                .isEmpty();
    }

    @Test
    void putsArgumentsInAndShowsUnknownCodesAsTheyAre() {
        assertThat(Reasons.words(Reason.of("malformed", "it's {0}"), Locale.ENGLISH))
                .endsWith(": it's {0}");
        assertThat(Reasons.words(Reason.of("never-heard-of", "x"), Locale.ENGLISH))
                .isEqualTo("never-heard-of [x]");
    }

    @Test
    void namesARuleWithEverythingItSetAndLeavesNoEmptyPlaces() {
        Reason rule = Reason.of("rule", "vip", "impact high", "tag vip");

        assertThat(Reasons.words(rule, Locale.ENGLISH)).isEqualTo("Rule vip: impact high, tag vip");
        assertThat(Reasons.words(Reason.of("target-refused"), Locale.ENGLISH))
                .isEqualTo("The target refused it for good");
    }

    @Test
    void readsAReasonBackFromItsText() {
        Reason reason = Reason.of("target-refused", "401");

        assertThat(Reasons.stored(reason.toString())).isEqualTo(reason);
        assertThat(Reasons.stored("target-gone")).isEqualTo(Reason.of("target-gone"));
        assertThat(Reasons.stored(null)).isNull();
    }

    private static Set<String> found(Path folder, Pattern pattern) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Matcher matcher = pattern.matcher(read(file));
                while (matcher.find()) {
                    for (int group = 1; group <= matcher.groupCount(); group++) {
                        if (matcher.group(group) != null) {
                            found.add(matcher.group(group));
                        }
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(String file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
