package io.inlet.dispatch.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import io.inlet.ticket.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    @TempDir
    Path home;

    @Test
    void shippedTemplatesAreTheBuiltIn() {
        Problems problems = new Problems(Locale.ENGLISH);
        Templates shipped = Templates.load(Path.of(""), problems);

        assertThat(problems.isEmpty()).isTrue();
        for (String language : Templates.LANGUAGES) {
            for (Notice.Kind kind : List.of(Notice.Kind.ACKNOWLEDGEMENT, Notice.Kind.STATUS)) {
                assertThat(shipped.get(kind, language))
                        .isEqualTo(Templates.builtIn().get(kind, language));
            }
        }
    }

    @Test
    void namesFileAndLineOfAPlaceThatStandsForNothing() throws IOException {
        write("acknowledgement.en.txt", "Request {number}\n\nHello {nmae},\nwe answer {promise}.\n");

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("config/templates/acknowledgement.en.txt");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.text()).contains("{nmae}", "name", "{promise}");
        });
    }

    @Test
    void aTemplateWithoutTextIsAProblem() throws IOException {
        write("status.ru.txt", "Заявка {number} {status}\n");

        assertThat(problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(2));
    }

    @Test
    void fillsOncePerPlaceAndNeverWhatItFilledIn() {
        Template template = Template.parse("{subject} {number}\n{name}: {subject}");

        Template filled = template.fill(Map.of("subject", "{number} $1 \\", "number", "7-1", "name", "{subject}"));

        assertThat(filled.subject()).isEqualTo("{number} $1 \\ 7-1");
        assertThat(filled.text()).isEqualTo("{subject}: {number} $1 \\");
    }

    @Test
    void leavesOutTheCommaBeforeANameThatIsNotKnown() {
        assertThat(Template.parse("x\nHello, {name}!").fill(Map.of("name", "")).text())
                .isEqualTo("Hello!");
    }

    @ParameterizedTest
    @CsvSource({
        "15m, within 15 minutes, в течение 15 минут",
        "1m, within 1 minute, в течение 1 минуты",
        "21m, within 21 minutes, в течение 21 минуты",
        "11m, within 11 minutes, в течение 11 минут",
        "60m, within 1 hour, в течение 1 часа",
        "90m, within 90 minutes, в течение 90 минут",
        "240m, within 4 hours, в течение 4 часов",
        "1440m, within 1 day, в течение 1 дня",
        "0m, as soon as we can, как можно скорее"
    })
    void promisesInWords(String within, String english, String russian) {
        Duration duration = Duration.ofMinutes(Long.parseLong(within.replace("m", "")));

        assertThat(Promise.words(duration, "en")).isEqualTo(english);
        assertThat(Promise.words(duration, "ru")).isEqualTo(russian);
    }

    private List<Problem> problems() {
        Problems problems = new Problems(Locale.ENGLISH);
        Templates.load(home, problems);
        return problems.sorted();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("config/templates"));
        Files.writeString(home.resolve("config/templates/" + name), text);
    }
}
