package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    @Test
    void replacesNulAndHalvesOfCharactersAndNothingElse() {
        assertThat(WholeCharacters.of("a\0b\uD83Dc\uDE00d\uD83D\uDE00"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00");
        assertThat(WholeCharacters.of("\uD83D")).isEqualTo("\uFFFD");
    }

    @Test
    void givesWhatIsWholeAsItIs() {
        String whole = "Привет \uD83D\uDE00";

        assertThat(WholeCharacters.of(whole)).isSameAs(whole);
    }

    @Test
    void isTrueOfWhatHtmlRefersTo() {
        Document page = Jsoup.parse("<p>a&#xD800;b</p>");

        assertThat(HtmlText.of(page.body())).isEqualTo("a\uFFFDb");
    }
}
