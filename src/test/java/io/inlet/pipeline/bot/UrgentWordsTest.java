package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.TelegramSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrgentWordsTest {
    private final UrgentWords usual = new UrgentWords(TelegramSettings.URGENT_WORDS.initial());

    @ParameterizedTest
    @ValueSource(
            strings = {"Срочно!", "АВАРИЯ", "пахнет: запах  газа", "у нас затопило подвал", "Fire in room 5", "SOS"})
    void findsThem(String text) {
        assertThat(usual.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "бессрочно", "firewall", "sosед", "газа запах", "не печатает принтер"})
    void findsNoneWhereNoneAre(String text) {
        assertThat(usual.in(text)).isFalse();
    }

    @Test
    void anEmptyListIsNeverUrgent() {
        assertThat(new UrgentWords(" , *").in("срочно *")).isFalse();
    }

    @Test
    void wordsOfAnOperatorMeanWhatTheySay() {
        assertThat(new UrgentWords("c++ (now), Ещё").in("еще")).isTrue();
        assertThat(new UrgentWords("c++ (now)").in("C++ (Now)")).isTrue();
    }
}
