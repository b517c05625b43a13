package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Счёт № 12.pdf, Счёт № 12.pdf", "../../etc/passwd, passwd", "C:\\Windows\\a.exe, a.exe",
                "' a \t b.txt ', a b.txt",
        "и\u0306од.txt, йод.txt", "\u202Egpj.exe, gpj.exe", "a\u0000b\u001F.txt, ab.txt", "folder/, folder"
    })
    void leavesWhatIsSafeToShow(String raw, String clean) {
        assertThat(FileNames.clean(raw)).isEqualTo(clean);
    }

    @Test
    void isEmptyWhereNothingIsLeft() {
        assertThat(FileNames.clean(null)).isEmpty();
        assertThat(FileNames.clean("..")).isEmpty();
        assertThat(FileNames.clean(" \u202E ")).isEmpty();
    }

    @Test
    void keepsTheExtensionOfALongName() {
        assertThat(FileNames.clean("я".repeat(500) + ".docx")).hasSize(200).endsWith("я.docx");
    }
}
