package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those that payment systems publish for tests. */
class SensitiveTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Моя карта 4111 1111 1111 1111, спишите|Моя карта ****1111, спишите",
                "card 4111-1111-1111-1111.|card ****1111.",
                "5555555555554444|****4444",
                "Mir: 2200000000000004|Mir: ****0004",
                "amex 378282246310005!|amex ****0005!",
                "(6011111111111117)|(****1117)",
                "4111 1111 1111 1111 12/27 123|****1111 12/27 123",
                "4111111111111111 5555555555554444|****1111 ****4444"
            })
    void masksCardNumbersButForTheLastFourDigits(String text, String masked) {
        assertThat(Sensitive.CARDS.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "order 1700000000000000",
                "79000000011 and 74950000002",
                "DE89 3704 0044 0532 0130 00",
                "41111111111111111111111",
                "ticket 104520-8 of 2026-01-31T10:00:00Z",
                "01a1ffd3-e126-7a4d-821d-dc45f1f64287",
                "x4111111111111111"
            })
    void leavesWhatIsNoCard(String text) {
        assertThat(Sensitive.CARDS.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Login anna, password: Qwerty_1 please|Login anna, password: **** please",
                "Пароль: солнышко|Пароль: ****",
                "пароль=abc;|пароль=****;",
                "My password is Tr0ub4dor, thanks|My password is ****, thanks",
                "пароль - qwerty12|пароль - ****",
                "Пин-код: 1234, CVC: 999|Пин-код: ****, CVC: ****"
            })
    void masksPasswords(String text, String masked) {
        assertThat(Sensitive.PASSWORDS.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My password is wrong",
                "Пароль не подходит",
                "пароль - не подходит",
                "I forgot the password. Help",
                "a spin: fast",
                "password: ****"
            })
    void leavesTalkAboutPasswords(String text) {
        assertThat(Sensitive.PASSWORDS.mask(text)).isEqualTo(text);
    }

    @Test
    void masksOnlyWhatIsAskedFor() {
        String text = "password: abc, 4111111111111111";

        assertThat(Sensitive.mask(text, EnumSet.noneOf(Sensitive.class))).isEqualTo(text);
        assertThat(Sensitive.mask(text, EnumSet.of(Sensitive.CARDS))).isEqualTo("password: abc, ****1111");
    }

    @Test
    void endsSoonOnTextsThatInviteSlowPatterns() {
        String digits = "4 ".repeat(500_000);
        String words = "password is ".repeat(100_000) + "password ".repeat(100_000);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            Sensitive.mask(digits, EnumSet.allOf(Sensitive.class));
            Sensitive.mask(words, EnumSet.allOf(Sensitive.class));
        });
    }
}
