package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleMailTest {
    @Test
    void isTheSameAtEveryRun() {
        assertThat(SampleMail.sameNames().bytes())
                .isEqualTo(SampleMail.sameNames().bytes());
        assertThat(SampleMail.unreadable().bytes())
                .isEqualTo(SampleMail.unreadable().bytes());
    }

    @Test
    void largeOneIsLargerThan20Megabytes() {
        assertThat(SampleMail.large().bytes().length).isGreaterThan(20_000_000);
    }

    @Test
    void endsEveryLineAsSmtpWantsIt() {
        for (SampleMail mail : Traffic.mails()) {
            byte[] bytes = mail.bytes();
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    assertThat(bytes[i - 1]).as("%s at %d", mail.title(), i).isEqualTo((byte) '\r');
                }
            }
        }
    }
}
