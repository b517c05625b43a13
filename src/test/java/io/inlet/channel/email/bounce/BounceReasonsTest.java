package io.inlet.channel.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceReasonsTest {
    private final BounceReasons reasons = BounceReasons.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 Нет такого пользователя | user-unknown",
                "Ящик получателя переполнен | mailbox-full",
                "Письмо похоже на спам | spam",
                "Адрес отправителя не существует | rejected",
                "Домен не найден | host-unknown",
                "Размер письма превышает допустимый | message-too-big",
                "Сервер временно недоступен, повторите попытку позже | system-error",
                "552 Mailbox has exceeded the limit | mailbox-full",
                "550 Recipient address rejected: User unknown in virtual mailbox table | user-unknown",
                "550 5.4.1 Recipient address rejected: Access denied | user-unknown",
                "554 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | blocked",
                "554 5.7.1 Relay access denied | no-relaying",
                "550 SPF check failed | auth-failure",
                "554 no reverse DNS for 192.0.2.1 | require-ptr",
                "421 too many concurrent connections | too-many-connections",
                "Der Empfänger: Postfach ist voll | mailbox-full",
            })
    void knowsWhatServersSay(String text, String reason) {
        assertThat(reasons.named(text)).isEqualTo(reason);
    }

    @Test
    void namesNoReasonWhereNoneIsSaid() {
        assertThat(reasons.named("550 Requested action not taken")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "user-unknown,false,5.0.911",
        "user-unknown,true,5.0.911",
        "expired,true,4.0.947",
        "mailbox-full,false,5.0.922",
        "on-hold,false,5.0.901"
    })
    void derivesTheCodeThatOtherToolsReport(String reason, boolean temporary, String code) {
        assertThat(reasons.code(reason, temporary)).isEqualTo(code);
    }

    @Test
    void takesCertainCodesAtTheirWordAndOthersWhereNothingElseIsSaid() {
        assertThat(reasons.certain("4.2.2")).isEqualTo("mailbox-full");
        assertThat(reasons.certain("5.7.1")).isNull();
        assertThat(reasons.likely("5.7.1")).isEqualTo("policy");
        assertThat(reasons.likely("5.0.0")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyReasonIsToldInWords(String language) throws IOException {
        String table;
        try (InputStream in = BounceReasons.class.getResourceAsStream("bounce-reasons.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> keys = Pattern.compile("(?m)^\\[([a-z-]+) .*]$")
                .matcher(table)
                .results()
                .map(section -> "bounce-" + section.group(1))
                .toList();

        assertThat(keys).hasSizeGreaterThan(25).allSatisfy(key -> assertThat(
                        Texts.of("reasons", Locale.forLanguageTag(language)).get(key, "a@example.ru", "5.1.1"))
                .contains("a@example.ru"));
    }

    @Test
    void matchesALongTextInNoTimeWorthMeasuring() {
        assertThat(reasons.named("mailbox ".repeat(50_000))).isNull();
    }
}
