package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "Принтер не печатает, ru",
        "Доброго дня! Принтер не друкує: є помилка, uk",
        "Добры дзень! Прынтар не працуе ў нас, be",
        "Қайырлы күн! Принтер жұмыс істемейді, kk",
        "Please restart the printer, en",
        "Der Drucker ist nicht erreichbar und wir warten, de",
        "印刷できません, ja",
        "打印机坏了, zh",
        "프린터 고장, ko",
        "Ошибка: NullPointerException in module billing-api, ru",
        "12345, "
    })
    void guessesTheLanguage(String text, String language) {
        assertThat(Languages.guess(text)).isEqualTo(language);
    }
}
