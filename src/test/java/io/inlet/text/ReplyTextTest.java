package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "18.11.2026 10:20, Служба поддержки пишет:",
                "18 ноября 2026 г., 10:20 пользователь Поддержка <help@example.ru> написал:",
                "Среда, 18 ноября 2026, 10:20 +03:00 от Поддержка <help@example.ru>:",
                "ср, 18 нояб. 2026 г. в 10:20, Поддержка <help@example.ru>:",
                "18.11.2026, 10:20, \"Поддержка\" <help@example.ru>:",
                "ср, 18 лист. 2026 р. о 10:20 Підтримка <help@example.ua> пише:",
                "On Wed, Nov 18, 2026 at 10:20 AM Help <help@example.com> wrote:",
                "Am 18.11.2026 um 10:20 schrieb Hilfe:",
                "Le mer. 18 nov. 2026 à 10:20, Aide <aide@example.fr> a écrit :",
                "El mié, 18 nov 2026 a las 10:20, Ayuda (<ayuda@example.es>) escribió:"
            })
    void cutsAtTheLineOverAQuote(String attribution) {
        assertThat(ReplyText.of("Спасибо!\n\n" + attribution + "\n> Попробуйте ещё раз.\n"))
                .isEqualTo("Спасибо!");
        assertThat(ReplyText.of("Спасибо!\n\n" + attribution + "\n\nПопробуйте ещё раз.\n"))
                .isEqualTo("Спасибо!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "От: Поддержка\nОтправлено: 18 ноября 2026 г. 10:20\nКому: Иван\nТема: Re: Принтер",
                "From: Help\nSent: Wednesday, November 18, 2026 10:20 AM\nTo: Ivan\nSubject: RE: Printer",
                "-----Исходное сообщение-----\nОт: Поддержка",
                "-----Original Message-----\nFrom: Help",
                "________________________________\nFrom: Help\nDate: 18.11.2026\nTo: Ivan",
                "Von: Hilfe\nGesendet: Mittwoch, 18. November 2026 10:20\nAn: Ivan\nBetreff: AW: Drucker"
            })
    void cutsAtTheOriginalsHeader(String header) {
        assertThat(ReplyText.of("Спасибо!\n\n" + header + "\n\nПопробуйте ещё раз.\n"))
                .isEqualTo("Спасибо!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nИван Петров\nООО «Ромашка»", "--\nИван", "Отправлено с iPhone",
                        "Отправлено из мобильной Почты Mail.ru",
                "Отправлено из Яндекс Почты для мобильных", "Sent from my iPhone", "Get Outlook for Android",
                        "Надіслано з iPhone"
            })
    void leavesTheSignatureOut(String signature) {
        assertThat(ReplyText.of("Принтер не печатает.\n\n" + signature + "\n")).isEqualTo("Принтер не печатает.");
    }

    @Test
    void joinsWhatStandsBetweenQuotes() {
        assertThat(ReplyText.of("> Модель?\nHP 1020\n> Кабинет?\n305\n")).isEqualTo("HP 1020\n\n305");
    }

    @Test
    void passesOverQuotedLinesThatBrokeWhenWrapped() {
        String text =
                "Да.\n\n> Это длинная строка цитаты, которую почтовая программа разорвала посреди\nслова и не отметила\n> дальше.\n";

        assertThat(ReplyText.of(text)).isEqualTo("Да.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> одна цитата",
                "--\nтолько подпись",
                "Отправлено с iPhone",
                "Дата: 18.11.2026\nТема: заявка\nКому: отдел\n\nформа с сайта",
                "Позвоните мне: 12:30, 18 ноября",
                "В журнале написал:\nошибка E-52",
                "Пункты:\n-- первый\n-- второй",
                "Отправлено с ошибкой вчера. Прошу проверить ещё раз."
            })
    void keepsEverythingWhereNothingCanBeToldApart(String text) {
        assertThat(ReplyText.of(text)).isEqualTo(text);
    }

    @Test
    void keepsWhatIsForwarded() {
        String text =
                "Разберитесь.\n\n-------- Пересланное сообщение --------\nОт: Клиент\nДата: 18.11.2026\n\n> Нет связи\n";

        assertThat(ReplyText.of(text)).isEqualTo(text.strip());
    }

    @Test
    void givesNothingOnlyForNothing() {
        assertThat(ReplyText.of(" \n\n")).isEmpty();
    }
}
