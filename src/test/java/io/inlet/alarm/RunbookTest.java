package io.inlet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code has a section in both runbooks, and its texts in both languages. */
class RunbookTest {
    @ParameterizedTest
    @EnumSource(AlarmCode.class)
    void eachCodeHasItsSectionAndItsTexts(AlarmCode code) throws IOException {
        for (String file : List.of("docs/runbook.md", "docs/ru/runbook.md")) {
            assertThat(Files.readString(Path.of(file))).as(file).containsPattern("(?m)^## " + code.word() + "$");
        }
        Alarm alarm = new Alarm(code, "there", null, 4711, null, "them");
        for (String language : List.of("en", "ru")) {
            AlarmWords words = new AlarmWords(Locale.forLanguageTag(language));
            assertThat(List.of(words.title(alarm), words.hits(alarm), words.cure(alarm)))
                    .as(language)
                    .allSatisfy(text -> assertThat(text)
                            .containsPattern(language.equals("ru") ? "[а-яё]{3}" : "[a-z]{3}")
                            .doesNotContain(code.word() + ".", "{", "''"));
        }
    }

    @Test
    void noSectionIsAboutACodeThatThereIsNot() throws IOException {
        List<String> codes =
                Arrays.stream(AlarmCode.values()).map(AlarmCode::word).toList();
        for (String file : List.of("docs/runbook.md", "docs/ru/runbook.md")) {
            assertThat(Files.readString(Path.of(file)).lines().filter(line -> line.startsWith("## ")))
                    .as(file)
                    .allSatisfy(line -> assertThat(codes).contains(line.substring(3)));
        }
    }
}
