package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.email.Addresses.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as they are written in practice. */
class AddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            anna@example.ru                         | -           | anna@example.ru
            <anna@example.ru>                       | -           | anna@example.ru
            Anna <anna@example.ru>                  | Anna        | anna@example.ru
            Anna<anna@example.ru>                   | Anna        | anna@example.ru
            <anna@example.ru> Anna                  | Anna        | anna@example.ru
            "Anna (home)" <anna@example.ru>         | Anna (home) | anna@example.ru
            anna@example.ru (Anna (home))           | Anna (home) | anna@example.ru
            "a@b.c" <d@e.ru>                        | a@b.c       | d@e.ru
            'a@b.c' <d@e.ru>                        | a@b.c       | d@e.ru
            "Anna <x@y.ru>" <anna@example.ru>       | Anna <x@y.ru> | anna@example.ru
            "Anna <anna@example.ru>                 | Anna        | anna@example.ru
            Anna <anna@example.ru                   | Anna        | anna@example.ru
            Anna anna@example.ru>                   | Anna        | anna@example.ru
            Anna anna@example.ru                    | Anna        | anna@example.ru
            <<anna@example.ru>>                     | -           | anna@example.ru
            Anna [anna@example.ru]                  | Anna        | anna@example.ru
            Anna < anna @ example . ru >            | Anna        | anna@example.ru
            mailto:anna@example.ru                  | -           | anna@example.ru
            [mailto:anna@example.ru]                | -           | anna@example.ru
            Anna <mailto:anna@example.ru?subject=x> | Anna        | anna@example.ru
            Anna <SMTP:anna@example.ru>             | Anna        | anna@example.ru
            <@a.ru,@b.ru:anna@example.ru>           | -           | anna@example.ru
            @a.ru:anna@example.ru                   | -           | anna@example.ru
            "anna lee"@example.ru                   | -           | "anna lee"@example.ru
            <"anna lee"@example.ru>                 | -           | "anna lee"@example.ru
            "anna.lee"@example.ru                   | -           | anna.lee@example.ru
            o'neil@example.ru                       | -           | o'neil@example.ru
            anna@[192.0.2.1]                        | -           | anna@[192.0.2.1]
            ANNA@xn--e1afmkfd.xn--p1ai              | -           | anna@пример.рф
            =?utf-8?B?0JDQvdC90LA=?= <a@b.ru>       | Анна        | a@b.ru
            =?utf-8?B?0JDQvdC90LAgPGFAYi5ydT4=?=    | Анна        | a@b.ru
            Anna <=?utf-8?Q?a=40b.ru?=>             | Anna        | a@b.ru
            Anna </O=ORG/OU=X/CN=RECIPIENTS/CN=A>   | Anna        | -
            Anna <IMCEASMTP-anna+40example+2Eru@x>  | Anna        | anna@example.ru
            MAILER-DAEMON                           | MAILER-DAEMON | -
            """)
    void isOneWithItsName(String written, String name, String email) {
        assertThat(Addresses.parse(written, null)).containsExactly(new Address(name, email));
    }

    @Test
    void areSeveralHoweverTheyAreParted() {
        for (String written : List.of(
                "a@b.ru, c@d.ru", "a@b.ru; c@d.ru", "a@b.ru c@d.ru", "Team: a@b.ru, c@d.ru;", "x: <a@b.ru>;, c@d.ru")) {
            assertThat(Addresses.parse(written, null))
                    .as(written)
                    .extracting(Address::email)
                    .containsExactly("a@b.ru", "c@d.ru");
        }
        assertThat(Addresses.parse("undisclosed-recipients:;", null)).isEmpty();
    }

    @Test
    void areReadInRawUtf8() {
        String raw = new String("Анна <анна@пример.рф>".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(Addresses.parse(raw, null)).containsExactly(new Address("Анна", "анна@пример.рф"));
    }
}
