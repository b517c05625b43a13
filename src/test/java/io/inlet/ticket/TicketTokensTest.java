package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TicketTokensTest {
    private static final TicketNumber NUMBER = TicketNumber.of(104520);

    private final TicketTokens tokens = new TicketTokens("a key of this installation".getBytes(StandardCharsets.UTF_8));

    @Test
    void findsItsOwnTokenWhereverItStands() {
        String token = tokens.of(NUMBER);

        assertThat(token).matches("INL-104520-8-[0-9a-z]{6}");
        assertThat(find("Re: Печать [" + token + "]")).contains(NUMBER);
        assertThat(find("support+" + token.toLowerCase(Locale.ROOT) + "@example.org"))
                .contains(NUMBER);
        assertThat(find("0190-7000." + token + "@example.org")).contains(NUMBER);
        assertThat(find("FW: " + token.toUpperCase(Locale.ROOT))).contains(NUMBER);
    }

    @Test
    void takesNoGuessForGenuine() {
        String token = tokens.of(NUMBER);
        String other = TicketNumber.of(104521).text();

        assertThat(find(token.replace(NUMBER.text(), other))).isEmpty();
        assertThat(find("INL-" + NUMBER + "-000000")).isEmpty();
        assertThat(find("INL-" + NUMBER)).isEmpty();
        assertThat(find(token + "x")).isEmpty();
        assertThat(find("x" + token)).isEmpty();
        assertThat(new TicketTokens(new byte[16]).find(List.of(token))).isEmpty();
        assertThat(TicketTokens.ofNobody().find(List.of(token))).isEmpty();
    }

    @Test
    void findsTheGenuineOneBehindAFalseOne() {
        assertThat(find("INL-1-3-aaaaaa " + tokens.of(NUMBER))).contains(NUMBER);
    }

    @Test
    void takesTheLastOfAText() {
        TicketNumber newer = TicketNumber.of(104521);

        assertThat(find("Re: Печать [" + tokens.of(NUMBER) + "] [" + tokens.of(newer) + "]"))
                .contains(newer);
        assertThat(tokens.find(List.of(tokens.of(NUMBER), tokens.of(newer)))).contains(NUMBER);
    }

    @Test
    void letsNobodyTryManyGuessesAtOnce() {
        String guesses = IntStream.range(0, 100_000)
                .mapToObj(guess -> "INL-104520-8-%06d ".formatted(guess))
                .collect(Collectors.joining());

        assertThat(find(tokens.of(NUMBER) + " " + guesses)).isEmpty();
        assertThat(tokens.find(List.of(guesses, tokens.of(NUMBER)))).isEmpty();
        assertThat(tokens.find(Collections.nCopies(1000, tokens.of(NUMBER)))).contains(NUMBER);
    }

    private Optional<TicketNumber> find(String text) {
        return tokens.find(List.of(text));
    }

    @Test
    void differsFromTicketToTicket() {
        long checks = LongStream.range(0, 1000)
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
