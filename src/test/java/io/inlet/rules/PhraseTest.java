package io.inlet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    @ParameterizedTest
    @CsvSource({
        "down, 'it is down.', true",
        "down, 'a download', false",
        "down, 'slowdown', false",
        "down*, 'a download', true",
        "down*, 'slowdown', false",
        "'is down', 'it IS\u00a0\n Down!', true",
        "'is down', 'this down', false",
        "'is down', 'is downloaded', false",
        "'is down*', 'is downloaded', true",
        "'is d*', 'it was done', false",
        "ещё, 'Еще раз', true",
        "ёлка, 'е\u0308лка', true",
        "c++, 'I use C++ here', true",
        "c++, 'I use C here', false",
        "'#42', 'ticket #42', true",
        "'#42', 'ticket #421', false",
        "'', 'anything', false",
        "404, 'error 404', true",
        "404, 'error 4045', false",
        "404, 'x404', false",
    })
    void findsWholeWordsInAnySpelling(String phrase, String text, boolean found) {
        assertThat(Phrase.of(phrase).isIn(FoldedText.of(text))).isEqualTo(found);
    }
}
