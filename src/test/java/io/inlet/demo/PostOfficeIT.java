package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostOfficeIT {
    @TempDir
    Path folder;

    @Test
    void keepsWhatCustomersWereSentOverARestart() throws Exception {
        try (Letters letters = new Letters(folder.resolve("letters"));
                PostOffice office = new PostOffice(letters)) {
            MailClient.send(
                    office.port(), "anna@example.net", SampleMail.plain().bytes());
        }

        try (Letters letters = new Letters(folder.resolve("letters"))) {
            assertThat(letters.all()).singleElement().satisfies(letter -> {
                assertThat(letter.to()).isEqualTo("anna@example.net");
                assertThat(letter.id()).isEqualTo("<" + SampleMail.FIRST_ID + ">");
                assertThat(letter.subject()).isEqualTo("Не печатает принтер на втором этаже");
                assertThat(letter.text()).contains("горит красная лампа");
            });
        }
    }
}
