package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mails made to exhaust a reader: each is answered, and nothing of it is lost. */
class HostileMailTest {
    private static final String HEAD = "From: a@example.ru\r\nMessage-ID: <1@example.ru>\r\nSubject: x\r\n";

    @Test
    void keepsWhatIsNestedTooDeepAsAFile() throws Exception {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int depth = 0; depth < 12_000; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\r\n\r\n--b")
                    .append(depth)
                    .append("\r\n");
        }
        mail.append("\r\nглубоко\r\n");

        InboundMessage message = Mails.read(mail.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(message.fields()).containsEntry("limited", "true");
        assertThat(message.attachments()).hasSize(1);
        assertThat(content(message.attachments().get(0))).contains("глубоко");
    }

    @Test
    void keepsTheRestOfTooManyPartsAsOneFile() throws Exception {
        StringBuilder mail = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int part = 0; part < 10_000; part++) {
            mail.append("--b\r\nContent-Type: application/octet-stream; name=f")
                    .append(part)
                    .append("\r\n\r\n")
                    .append(part)
                    .append("\r\n");
        }

        InboundMessage message = Mails.read(mail.toString().getBytes(StandardCharsets.UTF_8));

        List<Attachment> files = message.attachments();
        assertThat(files.size()).isEqualTo(MailLimits.DEFAULT.parts());
        assertThat(content(files.get(files.size() - 1))).contains("name=f9999");
    }

    @Test
    void readsAroundAHeaderLineOfTenMegabytes() throws Exception {
        String mail = HEAD + "X-Long: " + "x".repeat(10_000_000) + "\r\nX-Folded: a\r\n" + " y\r\n".repeat(500_000)
                + "To: b@example.ru\r\n\r\nтекст\r\n";

        InboundMessage message = Mails.read(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(message.text()).isEqualTo("текст");
        assertThat(message.recipients()).extracting("email").containsExactly("b@example.ru");
        assertThat(message.fields()).containsEntry("limited", "true");
    }

    @Test
    void readsTenThousandHeaderFieldsAndRecipients() throws Exception {
        String mail = "X-A: b\r\n".repeat(1000) + HEAD + "X-A: b\r\n".repeat(10_000) + "\r\nтекст\r\n";
        String crowd = HEAD + "To: " + "a@example.ru, ".repeat(10_000) + "\r\n\r\nтекст\r\n";

        assertThat(Mails.read(mail.getBytes(StandardCharsets.UTF_8)).subject()).isEqualTo("x");
        assertThat(Mails.read(crowd.getBytes(StandardCharsets.UTF_8)).recipients())
                .isNotEmpty();
    }

    @Test
    void readsNulBytesEverywhere() throws Exception {
        InboundMessage message =
                Mails.read("From: a\0b@example.ru\r\nSubject: a\0b\r\nContent-Type: text/plain\0\r\n\r\nте\0кст\r\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(message.subject()).isEqualTo("a b");
        assertThat(message.text()).isEqualTo("текст");
    }

    @Test
    void keepsNulBytesOutOfWhatABounceSays() throws Exception {
        InboundMessage message = Mails.read("From: MAILER-DAEMON@example.ru\nReturn-Path: <>\nSubject: failure notice\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nno\n--b\n"
                + "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822;a@example.ru\nAction: failed\n"
                + "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no\0body\n--b--\n");

        assertThat(message.automation().bounces().get(0).diagnostic())
                .doesNotContain("\0")
                .contains("nobody");
    }

    @Test
    void readsHtmlNestedTenThousandDeep() throws Exception {
        String mail = HEAD + "Content-Type: text/html\r\n\r\n" + "<div><blockquote>".repeat(10_000) + "deep";

        assertThat(Mails.read(mail.getBytes(StandardCharsets.UTF_8)).text()).endsWith("deep");
    }

    @Test
    void readsTextThatInvitesSlowPatterns() throws Exception {
        for (String bait : List.of(
                "> ",
                "On 1",
                "a@",
                "<",
                "-- ",
                "From: 1\n",
                "-",
                "=?",
                " 5.1.",
                "On 1 May 2026, <a@b.c> ",
                "(",
                "\"")) {
            String mail = "From: " + bait.replace("\n", "").repeat(5_000) + "\r\nSubject: "
                    + bait.replace("\n", "").repeat(5_000)
                    + "\r\nReferences: " + bait.replace("\n", "").repeat(5_000)
                    + "\r\nContent-Type: text/plain; " + bait.replace("\n", "").repeat(5_000) + "\r\n\r\n"
                    + bait.repeat(20_000) + "\n" + (bait + "\n").repeat(20_000);

            assertThat(Mails.read(mail.getBytes(StandardCharsets.UTF_8)).newText())
                    .isNotNull();
        }
    }

    @Test
    void neverHoldsALargeMailWhole() throws Exception {
        int encodedLines = 2_000_000;
        byte[] head = (HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nтекст\r\n--b\r\n"
                        + "Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] line = (("A".repeat(76)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        Content content = () -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head), new Repeated(line, encodedLines), new ByteArrayInputStream(tail))));
        long size = head.length + (long) line.length * encodedLines + tail.length;

        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        InboundMessage message = Mails.read(Mails.raw(size, content));

        assertThat(message.attachments().get(0).size()).isEqualTo(57L * encodedLines);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(size / 3);
    }

    @Test
    void answersEveryMutationOfAMail() throws Exception {
        byte[] mail = (HEAD
                        + "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\nabc\r\n--b\r\n"
                        + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D0=90</p>\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261121);
        for (int round = 0; round < 1_000; round++) {
            byte[] mutated = mail.clone();
            for (int change = 0; change < 1 + round % 12; change++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }

            assertThat(Mails.read(mutated).externalId()).isNotEmpty();
        }
    }

    private static String content(Attachment attachment) throws IOException {
        try (InputStream in = attachment.content().open()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private long rest;
        private int at;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.rest = (long) bytes.length * times;
        }

        @Override
        public int read() {
            if (rest == 0) {
                return -1;
            }
            rest--;
            int one = bytes[at];
            at = (at + 1) % bytes.length;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (rest == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, bytes.length - at), rest);
            System.arraycopy(bytes, at, into, offset, count);
            at = (at + count) % bytes.length;
            rest -= count;
            return count;
        }
    }
}
