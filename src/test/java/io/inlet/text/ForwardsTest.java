package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Разберись.\n\n-------- Пересылаемое сообщение --------\nОт: Пётр Клиент <p@example.net>\nКому: a@example.org\nДата: Среда, 18 ноября 2026, 10:20 +03:00\nТема: Нет связи\n\nНет связи",
                "---------- Forwarded message ---------\nОт: Пётр Клиент <p@example.net>\nDate: ср, 18 нояб. 2026 г. в 10:20\nSubject: Нет связи\nTo: <a@example.org>\n\n\nНет связи",
                "Начало переадресованного сообщения:\n\nОт: Пётр Клиент <p@example.net>\nТема: Нет связи\nДата: 18 ноября 2026 г., 10:20\nКому: a@example.org\n",
                "-------- Weitergeleitete Nachricht --------\nBetreff: \tx\nDatum: \tWed, 18 Nov 2026 10:20:00 +0300\nVon: \t\"Пётр Клиент\" <p@example.net>\nAn: \ta@example.org\n"
            })
    void findsWhoseMailWasPassedOn(String text) {
        assertThat(Forwards.author(text, false)).isEqualTo(new Forwards.Author("Пётр Клиент", "p@example.net"));
    }

    @Test
    void trustsOutlooksHeaderOnlyWhereTheSubjectSaysForwarded() {
        String text =
                "Посмотри\n\nОт: Пётр Клиент [mailto:p@example.net]\nОтправлено: 18 ноября 2026 г. 10:20\nКому: a@example.org\nТема: Нет связи\n\nНет связи";

        assertThat(Forwards.author(text, true)).isEqualTo(new Forwards.Author("Пётр Клиент", "p@example.net"));
        assertThat(Forwards.author(text, false)).isNull();
    }

    @Test
    void namesNobodyWithoutAnAddress() {
        assertThat(Forwards.author("От: Клиент\nОтправлено: 18 ноября 2026 г. 10:20\nКому: Анна\nТема: x", true))
                .isNull();
        assertThat(Forwards.author("Просто письмо", true)).isNull();
    }
}
