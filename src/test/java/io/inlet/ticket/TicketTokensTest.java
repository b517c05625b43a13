package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TicketTokensTest {
    private static final TicketNumber NUMBER = TicketNumber.of(104520);

    private final TicketTokens tokens = new TicketTokens("a key of this installation".getBytes(StandardCharsets.UTF_8));

    @Test
    void findsItsOwnTokenWhereverItStands() {
        String token = tokens.of(NUMBER);

        assertThat(token).matches("INL-104520-8-[0-9a-z]{6}");
        assertThat(tokens.find("Re: Печать [" + token + "]")).contains(NUMBER);
        assertThat(tokens.find("support+" + token.toLowerCase(Locale.ROOT) + "@example.org"))
                .contains(NUMBER);
        assertThat(tokens.find("0190-7000." + token + "@example.org")).contains(NUMBER);
        assertThat(tokens.find("FW: " + token.toUpperCase(Locale.ROOT))).contains(NUMBER);
    }

    @Test
    void takesNoGuessForGenuine() {
        String token = tokens.of(NUMBER);
        String other = TicketNumber.of(104521).text();

        assertThat(tokens.find(token.replace(NUMBER.text(), other))).isEmpty();
        assertThat(tokens.find("INL-" + NUMBER + "-000000")).isEmpty();
        assertThat(tokens.find("INL-" + NUMBER)).isEmpty();
        assertThat(tokens.find(token + "x")).isEmpty();
        assertThat(tokens.find("x" + token)).isEmpty();
        assertThat(tokens.find(null)).isEmpty();
        assertThat(new TicketTokens(new byte[16]).find(token)).isEmpty();
        assertThat(TicketTokens.ofNobody().find(token)).isEmpty();
    }

    @Test
    void findsTheGenuineOneBehindAFalseOne() {
        assertThat(tokens.find("INL-1-3-aaaaaa " + tokens.of(NUMBER))).contains(NUMBER);
    }

    @Test
    void differsFromTicketToTicket() {
        long checks = java.util.stream.LongStream.range(0, 1000)
                .mapToObj(number -> tokens.of(TicketNumber.of(number)))
                .map(token -> token.substring(token.length() - 6))
                .distinct()
                .count();

        assertThat(checks).isGreaterThan(990);
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> new TicketTokens(new byte[15])).hasMessageContaining("needs 16 or more");
    }
}
