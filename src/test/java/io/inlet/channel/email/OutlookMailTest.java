package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Sound;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Mails that Outlook saved as files (.msg), attached to mails. */
class OutlookMailTest {
    private static final byte[] INVOICE = "счёт".getBytes(StandardCharsets.UTF_8);
    /** 2026-11-18 07:15:00 UTC. */
    private static final long SENT = (1_794_986_100L + 11_644_473_600L) * 10_000_000L;

    private static final Consumer<OutlookFile> LETTER = mail -> mail.unicode(0x0037, "Не печатает")
            .unicode(0x0042, "Петров, Иван")
            .unicode(0x5D02, "petrov@example.ru")
            .time(0x0039, SENT)
            .unicode(0x1000, "Принтер 7 не печатает.\r\n");

    private static final String LETTER_WRITTEN = """
            From: Петров, Иван <petrov@example.ru>
            Date: Wed, 18 Nov 2026 07:15:00 GMT
            Subject: Не печатает

            Принтер 7 не печатает.""";

    @Test
    void staysAFileBesideItsTextAndItsFiles() throws Exception {
        byte[] file = OutlookFile.of(LETTER.andThen(mail -> mail.file("Счёт.txt", INVOICE)));

        InboundMessage message = Mails.read(OutlookFile.mail("Смотрите письмо", file));

        assertThat(message.text()).isEqualTo("Смотрите письмо");
        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactly("mail.msg", "Не печатает.txt", "Счёт.txt");
        assertThat(bytes(message.attachments().get(0))).isEqualTo(file);
        assertThat(bytes(message.attachments().get(1)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(LETTER_WRITTEN);
        assertThat(bytes(message.attachments().get(2))).isEqualTo(INVOICE);
    }

    @Test
    void isTheTextWhereTheMailSaysNothing() throws Exception {
        InboundMessage message = Mails.read(OutlookFile.mail("", OutlookFile.of(LETTER)));

        assertThat(message.text()).isEqualTo(LETTER_WRITTEN);
        assertThat(message.newText()).isEqualTo(message.text());
        assertThat(message.sender().email()).isEqualTo("anna@example.ru");
    }

    @Test
    void isSomebodysMailWhereTheSubjectSaysThatItIsPassedOn() throws Exception {
        String mail = OutlookFile.mail("Посмотрите", OutlookFile.of(LETTER)).replace("Subject: x", "Subject: Fwd: x");

        assertThat(Mails.read(mail).fields()).containsEntry("forwarded-from", "petrov@example.ru");
    }

    @Test
    void isKnownByItsContentWhateverItIsCalled() throws Exception {
        byte[] file = OutlookFile.of(LETTER);

        assertThat(Mails.read(OutlookFile.mail("", file, "application/octet-stream", "Письмо.MSG"))
                        .text())
                .contains("Принтер 7");
        assertThat(Mails.read(OutlookFile.mail("", file, "application/vnd.ms-outlook", "letter"))
                        .text())
                .contains("Принтер 7");
        assertThat(Mails.read(OutlookFile.mail("x", INVOICE, "application/octet-stream", "notes.msg"))
                        .attachments())
                .extracting(Attachment::name)
                .containsExactly("notes.msg");
    }

    @Test
    void readsEightBitTextsByTheirCodePage() throws Exception {
        byte[] file = OutlookFile.of(mail -> mail.number(0x3FFD, 1251)
                .number(0x3FDE, 20866)
                .string(0x0037, "Заявка", "windows-1251")
                .string(0x0C1A, "Иванов", "windows-1251")
                .string(0x0C1F, "ivanov@example.ru", "windows-1251")
                .string(0x1000, "Нет света", "windows-1251"));
        byte[] chinese = OutlookFile.of(mail -> mail.number(0x3FFD, 936).string(0x1000, "打印机坏了", "GBK"));

        assertThat(Mails.read(OutlookFile.mail("", file)).text())
                .isEqualTo("From: Иванов <ivanov@example.ru>\nSubject: Заявка\n\nНет света");
        assertThat(Mails.read(OutlookFile.mail("", chinese)).text()).isEqualTo("打印机坏了");
    }

    @Test
    void readsHtmlAndShowsItsPictures() throws Exception {
        byte[] page = "<p>Схема: <img src='cid:p1'></p>".getBytes(Charset.forName("KOI8-R"));
        byte[] file = OutlookFile.of(
                mail -> mail.number(0x3FDE, 20866).binary(0x1013, page).attachment(picture -> picture.unicode(
                                0x3707, "p.png")
                        .unicode(0x370E, "image/png")
                        .unicode(0x3712, "p1")
                        .binary(0x3701, INVOICE)));

        InboundMessage message = Mails.read(OutlookFile.mail("", file));

        assertThat(message.text()).isEqualTo("Схема:");
        assertThat(message.html()).contains("cid:p1");
        assertThat(message.attachments()).last().satisfies(picture -> {
            assertThat(picture.inline()).isTrue();
            assertThat(picture.mediaType()).isEqualTo("image/png");
        });
    }

    @Test
    void readsWhatIsRtfAlone() throws Exception {
        String rtf = "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}";
        String html =
                "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1{\\*\\htmltag64 <p>}\\'cf\\'ee{\\*\\htmltag84 <b>}\\'e6\\'e0\\'f0"
                        + "{\\*\\htmltag92 </b>}{\\*\\htmltag72 </p>}}";

        assertThat(Mails.read(OutlookFile.mail("", rtfFile(rtf))).text()).isEqualTo("Привет");
        assertThat(Mails.read(OutlookFile.mail("", rtfFile(html))).html()).contains("<b>жар</b>");
    }

    @Test
    void takesAMailInsideApartAsFiles() throws Exception {
        byte[] file = OutlookFile.of(mail -> mail.unicode(0x0037, "Снаружи")
                .unicode(0x1000, "Пересылаю")
                .mail(inner -> LETTER.andThen(letter -> letter.file("внутри.bin", INVOICE))
                        .accept(inner)));

        InboundMessage message = Mails.read(OutlookFile.mail("Вот", file));

        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactly("mail.msg", "Снаружи.txt", "Не печатает.txt", "внутри.bin");
        assertThat(bytes(message.attachments().get(2)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(LETTER_WRITTEN);
    }

    @Test
    void leavesOutFilesThatAreElsewhereAndObjectsOfPrograms() throws Exception {
        byte[] file = OutlookFile.of(LETTER.andThen(mail -> mail.attachment(reference -> reference
                        .number(0x3705, 4)
                        .unicode(0x3707, "смета.xlsx")
                        .unicode(0x370D, "\\\\server\\смета.xlsx"))
                .attachment(object -> object.number(0x3705, 6).sheet())));

        assertThat(Mails.read(OutlookFile.mail("Вот", file)).attachments())
                .extracting(Attachment::name)
                .containsExactly("mail.msg", "Не печатает.txt");
    }

    @Test
    void takesTheSenderFromTheHeaderWhereExchangeNamesNoAddress() throws Exception {
        byte[] file = OutlookFile.of(mail -> mail.unicode(0x0042, "Иван Петров")
                .unicode(0x0065, "/O=EXAMPLE/OU=FIRST/CN=RECIPIENTS/CN=PETROV")
                .unicode(
                        0x007D,
                        "Received: from x\r\n" + "X-Long: y\r\n".repeat(200)
                                + "From: petrov@example.ru\r\nDate: Wed, 18 Nov 2026 10:15:00 +0300\r\n\r\n")
                .unicode(0x1000, "Текст"));

        assertThat(Mails.read(OutlookFile.mail("", file)).text())
                .isEqualTo("From: <petrov@example.ru>\nDate: Wed, 18 Nov 2026 10:15:00 +0300\n\nТекст");
    }

    @Test
    void saysNothingAboutTheMailAroundIt() throws Exception {
        byte[] file = OutlookFile.of(mail -> mail.unicode(0x0037, "Undelivered Mail Returned to Sender")
                .unicode(0x1000, "550 5.1.1 user unknown")
                .attachment(status -> status.unicode(0x370E, "message/delivery-status")
                        .binary(
                                0x3701,
                                "Final-Recipient: rfc822; a@example.ru\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                                        .getBytes(StandardCharsets.US_ASCII))));

        assertThat(Mails.read(OutlookFile.mail("Что это значит?", file))
                        .automation()
                        .reasons())
                .isEmpty();
    }

    @Test
    void neverHoldsALargeFileWhole() throws Exception {
        byte[] large = new byte[6_000_000];
        new Random(20261122).nextBytes(large);
        byte[] mail = OutlookFile.mail("Вот", OutlookFile.of(LETTER.andThen(letter -> letter.file("a.bin", large))))
                .getBytes(StandardCharsets.UTF_8);
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        InboundMessage message = Mails.read(Mails.raw(mail.length, Content.of(mail)));

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(large.length / 2);
        assertThat(bytes(message.attachments().get(2))).isEqualTo(large);
    }

    @Test
    void staysClosedWhereItHoldsMoreThanAnybodySends() throws Exception {
        byte[] file = OutlookFile.of(LETTER.andThen(mail -> {
            for (int count = 0; count < 30; count++) {
                mail.mail(LETTER);
            }
        }));

        InboundMessage message = Mails.read(OutlookFile.mail("Вот", file));

        assertThat(message.attachments()).hasSize(21);
        assertThat(message.fields()).containsEntry("limited", "true");
    }

    @Test
    void staysAFileWhereItsSectorsGoRoundInCircles() throws Exception {
        byte[] file = OutlookFile.of(LETTER.andThen(mail -> mail.file("a.bin", new byte[20_000])));
        ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int table = numbers.getInt(76) + 1 << 9;
        for (int entry = 0; entry < 128; entry++) {
            if (numbers.getInt(table + 4 * entry) > 2) {
                numbers.putInt(table + 4 * entry, entry - 1);
            }
        }

        InboundMessage message = Mails.read(OutlookFile.mail("Вот", file));

        assertThat(message.attachments()).extracting(Attachment::name).contains("mail.msg");
        assertThat(message.attachments().get(0).size()).isEqualTo(file.length);
    }

    @Test
    void isAnsweredHoweverItIsBroken() {
        byte[] whole = OutlookFile.of(LETTER.andThen(mail -> mail.binary(0x1009, stored("{\\rtf1 x}"))
                .file("Счёт.txt", INVOICE)
                .file("a.bin", new byte[9_000])
                .mail(LETTER)));
        Random random = new Random(20261122);
        int opened = 0;
        for (int round = 0; round < 150; round++) {
            byte[] mutated =
                    round % 5 == 0 ? Arrays.copyOf(whole, 512 + random.nextInt(whole.length - 512)) : whole.clone();
            for (int change = 0; change < 1 + round % 8; change++) {
                mutated[8 + random.nextInt(mutated.length - 8)] = (byte) random.nextInt(256);
            }
            byte[] mail = OutlookFile.mail("", mutated).getBytes(StandardCharsets.UTF_8);

            List<Attachment> files = Sound.map(
                            new MailMapper(), List.of(Mails.raw(mail.length, Content.of(mail))), mail.length)
                    .messages()
                    .get(0)
                    .attachments();

            assertThat(files.get(0).size()).isEqualTo(mutated.length);
            opened += files.size() > 1 ? 1 : 0;
        }
        assertThat(opened).isGreaterThan(75);
    }

    private static byte[] rtfFile(String rtf) {
        return OutlookFile.of(mail -> mail.binary(0x1009, stored(rtf)));
    }

    private static byte[] stored(String rtf) {
        byte[] head = new byte[16];
        System.arraycopy("MELA".getBytes(StandardCharsets.US_ASCII), 0, head, 8, 4);
        return Winmail.concat(head, rtf.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(Attachment file) throws IOException {
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        }
    }
}
