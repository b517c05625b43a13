package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {
    private static final String RUSSIAN = "Добрый день! Не могу войти в личный кабинет.";

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251",
        "windows-1251, koi8-r",
        "windows-1251, iso-8859-1",
        "windows-1251, us-ascii",
        "windows-1251,",
        "windows-1251, utf-8",
        "koi8-r, koi8-r",
        "koi8-r, windows-1251",
        "koi8-r,",
        "IBM866, cp866",
        "IBM866,",
        "UTF-8, windows-1251",
        "UTF-8, iso-8859-1",
        "UTF-8,",
        "UTF-8, no-such-charset",
        "UTF-16, utf-16",
        "UTF-16LE, utf-16",
        "UTF-16LE,",
        "UTF-16BE, utf-8",
        "windows-1251, utf-16",
        "windows-1251, ansi_x3.4-1968",
        "windows-1251, iso-8859-5",
        "windows-1251, win_1251",
        "windows-1251, x-cp1251",
        "ISO-8859-5,",
        "IBM866, dos-866",
        "x-MacCyrillic, mac-cyrillic"
    })
    void readsRussianWhateverIsClaimed(String written, String claimed) {
        assertThat(Charsets.decode(RUSSIAN.getBytes(Charset.forName(written)), claimed))
                .isEqualTo(RUSSIAN);
    }

    @Test
    void leavesWesternLettersAlone() {
        byte[] german = "Schöne Grüße, äöüß".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Charsets.decode(german, "iso-8859-1")).isEqualTo("Schöne Grüße, äöüß");
        assertThat(Charsets.decode(german, null)).isEqualTo("Schöne Grüße, äöüß");
    }

    @Test
    void forgivesACutLetterInUtf8() {
        byte[] bytes = RUSSIAN.getBytes(StandardCharsets.UTF_8);

        assertThat(Charsets.decode(Arrays.copyOf(bytes, bytes.length - 2), "utf-8"))
                .startsWith("Добрый день! Не могу войти");
    }

    @Test
    void readsUtf8ThroughItsDamage() {
        byte[] bytes = "ещё такого пользователя нет".getBytes(StandardCharsets.UTF_8);
        for (int at : new int[] {0, 2, 4, 20, 45, 47, 49}) {
            bytes[at] = 'x';
        }

        assertThat(Charsets.decode(bytes, null)).contains("такого");
    }

    @Test
    void takesTheHintForBytesThatClaimNothing() {
        byte[] greek = "Γειά".getBytes(Charset.forName("windows-1253"));

        assertThat(Charsets.decode(greek, null, "windows-1253")).isEqualTo("Γειά");
    }

    @Test
    void readsWhatMailCallsByOtherNames() {
        assertThat(Charsets.decode("中文".getBytes(Charset.forName("GB18030")), "gb2312"))
                .isEqualTo("中文");
        assertThat(Charsets.decode("한국어".getBytes(Charset.forName("x-windows-949")), "ks_c_5601-1987"))
                .isEqualTo("한국어");
        assertThat(Charsets.decode("Hi +BB8EQAQ4BDIENQRC-!".getBytes(StandardCharsets.US_ASCII), "utf-7"))
                .isEqualTo("Hi Привет!");
    }
}
