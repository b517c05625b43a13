package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/settings.md} is made from the catalogue. After a change: run this test with {@code -Dinlet.docs=write}. */
class SettingsPageTest {
    @ParameterizedTest
    @CsvSource({"en,docs/settings.md", "ru,docs/ru/settings.md"})
    void pageIsCurrent(String language, Path page) throws IOException {
        String current = page(Locale.forLanguageTag(language));
        if ("write".equals(System.getProperty("inlet.docs"))) {
            Files.writeString(page, current);
        }

        assertThat(page).as("run this test with -Dinlet.docs=write").hasContent(current);
    }

    @Test
    void everySettingIsDescribedInBothLanguages() {
        List<String> keys = Catalog.all().stream().map(Setting::key).sorted().toList();

        assertThat(described("")).containsExactlyElementsOf(keys);
        assertThat(described("ru")).containsExactlyElementsOf(keys);
    }

    private static List<String> described(String language) {
        return ResourceBundle.getBundle(
                        "io.inlet.text.settings",
                        Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet()
                .stream()
                .sorted()
                .toList();
    }

    private static String page(Locale language) {
        boolean russian = language.getLanguage().equals("ru");
        Texts descriptions = Texts.of("settings", language);
        Texts needs = Texts.of("check", language);
        StringBuilder page = new StringBuilder(russian ? RUSSIAN : ENGLISH);
        Catalog.all().stream()
                .sorted(Comparator.comparing(Setting::key))
                .forEach(setting -> page.append("| `%s` | %s | %s | %s |%n"
                        .formatted(
                                setting.key(),
                                needs.get(
                                        setting.secret() ? "needs.hidden" : "needs." + setting.type(),
                                        setting.bounds().toArray()),
                                setting.initial() == null ? "" : "`" + setting.initial() + "`",
                                descriptions.get(setting.key()))));
        return page.toString();
    }

    private static final String ENGLISH = """
            # Settings

            They stand in `config/application.properties` (UTF-8), or in the environment: `inlet.http.port` is the variable `INLET_HTTP_PORT`,
            `inlet.inbox.support.brand` is `INLET_INBOX_SUPPORT_BRAND`. The environment wins over the file, the file over the default. `inlet check`
            says what is wrong, and where. Secrets are best kept in the environment; they never appear in a log.

            A `*` is a name that you choose, of small letters, digits and hyphens: an inbox, a target, or what follows `email` in the name of a route's
            file (nothing for `routes/email.camel.yaml`, `-sales` for `routes/email-sales.camel.yaml`).

            | setting | value | default | what it is |
            |---|---|---|---|
            """;

    private static final String RUSSIAN = """
            # Настройки

            Они стоят в `config/application.properties` (UTF-8) или в переменных окружения: `inlet.http.port` — это переменная `INLET_HTTP_PORT`,
            `inlet.inbox.support.brand` — `INLET_INBOX_SUPPORT_BRAND`. Окружение важнее файла, файл важнее значения по умолчанию. `inlet check`
            скажет, что и где не так. Секреты лучше держать в окружении; в журнал они не попадают.

            `*` — имя, которое выбираете вы, из строчных латинских букв, цифр и дефисов: приёмная, получатель или то, что стоит после `email` в имени
            файла маршрута (ничего для `routes/email.camel.yaml`, `-sales` для `routes/email-sales.camel.yaml`).

            | настройка | значение | по умолчанию | что это |
            |---|---|---|---|
            """;
}
