package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imaps://me:pa%20ss@mail.example.org/INBOX|imaps://me:[REDACTED]@mail.example.org/INBOX",
                "Authorization: Bearer abc.DEF-123|Authorization: Bearer [REDACTED]",
                "authorization: basic dXNlcjpwYXNz|authorization: basic [REDACTED]",
                "GET /bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0/getMe|GET /bot[REDACTED]/getMe",
                "token 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0 is wrong|token [REDACTED] is wrong",
                "key whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw|key whsec_[REDACTED]",
                "jdbc:postgresql://db/inlet?user=a&password=b7c9&ssl=true|jdbc:postgresql://db/inlet?user=a&password=[REDACTED]&ssl=true",
                "{\"access_token\": \"abc\", \"a\": 1}|{\"access_token\": \"[REDACTED]\", \"a\": 1}",
                "normalising 'my card 4111 1111 1111 1111'|normalising 'my card ****1111'",
                "no field 'пароль: солнышко'|no field 'пароль: ****'",
                "stored e3b0c442 as 104520-8 at 12:30:15|stored e3b0c442 as 104520-8 at 12:30:15",
                "https://example.org:8080/a@b|https://example.org:8080/a@b",
            })
    void masksWhatLooksSecret(String text, String expected) {
        assertThat(new Redactor(List.of()).redact(text)).isEqualTo(expected);
    }

    @Test
    void masksKnownValuesAlsoAsTheyStandInUrls() {
        Redactor redactor = new Redactor(List.of("k$ (1)", "p&w d+", "abc"));

        assertThat(redactor.redact("k$ (1)! p&w d+, p%26w+d%2B, p%26w%20d%2B abc"))
                .isEqualTo("[REDACTED]! [REDACTED], [REDACTED], [REDACTED] abc");
    }
}
