package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {
    @Test
    void endsInDammsCheckDigit() {
        // the published example of the scheme: 572 has the check digit 4
        assertThat(TicketNumber.of(572)).hasToString("572-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"572-4", " 572 - 4 ", "5724", "№ 572-4", "#572–4", "5 7 2 4", "572\u00a0-\u00a04", "572.4"})
    void isReadBackAsPeopleWriteIt(String written) {
        assertThat(TicketNumber.parse(written)).contains(TicketNumber.of(572));
    }

    @Test
    void forgivesLookAlikeLettersOfBothAlphabetsInAnyCase() {
        TicketNumber number = TicketNumber.of(103580);

        String latin = number.text().replace('0', 'O').replace('1', 'l').replace('5', 'S');
        String cyrillic = number.text().replace('0', 'о').replace('3', 'З').replace('8', 'в');

        assertThat(TicketNumber.parse(latin)).contains(number);
        assertThat(TicketNumber.parse(cyrillic)).contains(number);
        assertThat(TicketNumber.parse(latin.toLowerCase(Locale.ROOT))).contains(number);
    }

    @Test
    void refusesEverySingleWrongDigitAndEverySwapOfNeighbours() {
        String right = TicketNumber.of(104520).text().replace("-", "");
        for (int i = 0; i < right.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, i) + digit + right.substring(i + 1);
                assertThat(TicketNumber.parse(wrong).isPresent()).as(wrong).isEqualTo(wrong.equals(right));
            }
            if (i > 0 && right.charAt(i) != right.charAt(i - 1)) {
                String swapped =
                        right.substring(0, i - 1) + right.charAt(i) + right.charAt(i - 1) + right.substring(i + 1);
                assertThat(TicketNumber.parse(swapped)).as(swapped).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "7", "ticket", "12345678901234567890123", "572-4; drop table", "\uFF11\uFF12"})
    void readsNothingIntoWhatIsNoNumber(String written) {
        assertThat(TicketNumber.parse(written)).isEmpty();
    }

    @Test
    void readsNothingIntoNothing() {
        assertThat(TicketNumber.parse(null)).isEqualTo(Optional.empty());
    }

    @Test
    void cannotBeMadeOfAnotherText() {
        assertThatThrownBy(() -> new TicketNumber("<script>")).isInstanceOf(IllegalArgumentException.class);
    }
}
