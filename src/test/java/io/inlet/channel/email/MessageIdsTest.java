package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Message ids in the shapes that programs give them. */
class MessageIdsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a@b> <c@d>                          | a@b c@d
            <a@b><c@d>                           | a@b c@d
            <a@b>, <c@d>;                        | a@b c@d
            a@b c@d                              | a@b c@d
            <a@b c@d>                            | a@b c@d
            <a b@c>                              | ab@c
            < a@b >                              | a@b
            <a@b                                 | a@b
            a@b>                                 | a@b
            [a@b]                                | a@b
            '<a@b>'                              | a@b
            <<a@b>>                              | a@b
            &lt;a@b&gt;                          | a@b
            =?us-ascii?Q?=3Ca=40b=3E?=           | a@b
            =?utf-8?Q?=3Ca=40b=3E_=3Cc=40d=3E?=  | a@b c@d
            Message of "Mon, 1 Jan" <a@b>        | a@b
            <a@b> (Anna's message)               | a@b
            <abc>                                | abc
            abc.123456                           | abc.123456
            <CA+x=y/z@mail.example.com>          | CA+x=y/z@mail.example.com
            <a@[192.0.2.1]>                      | a@[192.0.2.1]
            """)
    void areReadInEachShape(String written, String ids) {
        assertThat(MessageIds.all(List.of(written))).containsExactly(ids.split(" "));
    }

    @Test
    void ofTooManyAreTheNewest() {
        List<String> thread = IntStream.range(0, 700)
                .mapToObj(mail -> "<mail-" + mail + "@example.net>")
                .toList();

        assertThat(MessageIds.all(List.of(String.join("\r\n ", thread))))
                .hasSize(500)
                .endsWith("mail-698@example.net", "mail-699@example.net");
    }

    @Test
    void areNoWordsOfASentence() {
        assertThat(MessageIds.all(List.of("your letter of yesterday"))).isEmpty();
        assertThat(MessageIds.all(List.of("yesterday"))).isEmpty();
    }
}
