package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.channel.email.mime.MailLimits;
import io.inlet.message.Attachment;
import io.inlet.message.InboundMessage;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailMapperTest {
    private static final String LETTER = """
            Message-ID: <1@example.ru>
            From: Иван <petrov@example.ru>
            To: support@example.com
            Date: Wed, 18 Nov 2026 10:15:00 +0300
            Subject: Принтер
            """;
    private static final String TYPE = "Content-Type: text/plain; charset=utf-8\n";

    @Test
    void givesOneKeyToOneMailFromTwoMailboxes() throws Exception {
        InboundMessage one = Mails.read(
                "Return-Path: <petrov@example.ru>\nDelivered-To: a@example.com\n" + LETTER + TYPE + "\nНе печатает\n");
        InboundMessage other =
                Mails.read("Received: from mx\nDelivered-To: b@example.com\n" + LETTER + TYPE + "\nНе печатает\n");

        assertThat(one.messageKey()).isEqualTo(other.messageKey()).startsWith("1@example.ru ");
    }

    @Test
    void givesOneKeyWhateverTheTransferEncoding() throws Exception {
        InboundMessage plain = Mails.read(LETTER + TYPE + "\nНе печатает  \n\n");
        InboundMessage encoded =
                Mails.read(LETTER + TYPE + "Content-Transfer-Encoding: base64\n\n0J3QtSDQv9C10YfQsNGC0LDQtdGC\n");

        assertThat(encoded.text()).isEqualTo("Не печатает");
        assertThat(encoded.messageKey()).isEqualTo(plain.messageKey());
    }

    @Test
    void tellsTwoMailsWithOneMessageIdApart() throws Exception {
        InboundMessage one = Mails.read(LETTER + TYPE + "\nДатчик 1\n");
        InboundMessage other = Mails.read(LETTER + TYPE + "\nДатчик 2\n");

        assertThat(one.externalId()).isEqualTo(other.externalId());
        assertThat(one.messageKey()).isNotEqualTo(other.messageKey());
    }

    @Test
    void namesAMailWithoutMessageIdByItsContent() throws Exception {
        String letter = "From: a@example.ru\nSubject: x\n\ny\n";

        assertThat(Mails.read(letter).externalId())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(Mails.read("Received: from b\n" + letter).externalId())
                .isNotEqualTo(Mails.read(letter + "z\n").externalId());
    }

    @Test
    void readsAnAttachmentAgainWithoutTheMapper() throws Exception {
        InboundMessage message = Mails.read(LETTER + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/octet-stream; name=a.bin
                Content-Transfer-Encoding: base64

                AAECAwQF
                --b--
                """);
        Attachment attachment = message.attachments().get(0);

        try (InputStream in = attachment.content().open()) {
            byte[] bytes = in.readAllBytes();
            assertThat(bytes).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(attachment.size()).isEqualTo(6);
            assertThat(attachment.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void keepsATextBeyondTheLimitWholeAsAnAttachment() throws Exception {
        String line = "Строка журнала\n";
        int lines = MailLimits.DEFAULT.textBytes() / line.getBytes(StandardCharsets.UTF_8).length + 1000;
        InboundMessage message = Mails.read(LETTER + TYPE + "\n" + line.repeat(lines));

        assertThat(message.fields()).containsEntry("limited", "true");
        assertThat(message.text()).startsWith("Строка журнала");
        assertThat(message.attachments()).hasSize(1);
        assertThat(message.attachments().get(0).size())
                .isEqualTo((line.getBytes(StandardCharsets.UTF_8).length + 1L) * lines);
    }

    @Test
    void blamesNoMailForTroubleWithTheDisk() {
        RawMessage raw = Mails.raw(10, () -> {
            throw new IOException("disk error");
        });

        assertThatThrownBy(() -> Mails.read(raw)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void takesWhatHoldsNothingForAMailThatSaysNothing() throws Exception {
        for (String nothing : List.of("", "\n \n", "\n\n\n")) {
            InboundMessage message = Mails.read(nothing);

            assertThat(message.text()).isEmpty();
            assertThat(message.sender().email()).isNull();
            assertThat(message.attachments()).isEmpty();
            assertThat(message.externalId()).startsWith("sha256:");
        }
    }

    @Test
    void readsTextWhoseFirstLineOnlyLooksLikeAHeader() throws Exception {
        InboundMessage message = Mails.read("Hello: the printer is broken\n\nPlease come\n");

        assertThat(message.text()).isEqualTo("Hello: the printer is broken\n\nPlease come");
    }

    @Test
    void keepsBytesThatAreNoTextAsAFile() throws Exception {
        byte[] junk = new byte[5000];
        for (int index = 0; index < junk.length; index++) {
            junk[index] = (byte) (index * 31 % 256);
        }

        InboundMessage message = Mails.read(junk);

        assertThat(message.text()).isEmpty();
        assertThat(message.fields()).containsEntry("unreadable", "true");
        Attachment whole = message.attachments().get(0);
        assertThat(whole.name()).isEqualTo("message.bin");
        try (InputStream in = whole.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(junk);
        }
    }
}
