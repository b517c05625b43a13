package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "Petrov@Example.RU, petrov@example.ru",
        "' <a@b.ru>; ', a@b.ru",
        "mailto:a@b.ru, a@b.ru",
        "info@xn--e1afmkfd.xn--p1ai, info@пример.рф",
        "Инфо@Пример.РФ, инфо@пример.рф",
        "a+tag@b.ru., a+tag@b.ru",
        "MAILER-DAEMON, mailer-daemon"
    })
    void recognisesOneAddressInItsForms(String raw, String canonical) {
        assertThat(EmailAddresses.canonical(raw)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "support+INL-1@b.ru, support@b.ru",
        "a+b+c@d.ru, a@d.ru",
        "a@b+c.ru, a@b+c.ru",
        "+a@b.ru, +a@b.ru",
        "+, +"
    })
    void knowsTheMailboxOfADetail(String address, String mailbox) {
        assertThat(EmailAddresses.withoutDetail(address)).isEqualTo(mailbox);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(EmailAddresses.canonical(null)).isNull();
        assertThat(EmailAddresses.canonical(" <> ")).isNull();
    }

    @Test
    void tellsAddressesFromWords() {
        assertThat(EmailAddresses.isPlausible("a@b.ru")).isTrue();
        assertThat(EmailAddresses.isPlausible("mailer-daemon")).isFalse();
        assertThat(EmailAddresses.isPlausible("a b@c.ru")).isFalse();
    }
}
