package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Sound;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What Outlook hides in winmail.dat. */
class WinmailTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final byte[] INVOICE = "счёт".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PICTURE = {1, 2, 3, 0, 5};

    @Test
    void givesItsFilesWithTheirLongNamesInsteadOfItself() throws Exception {
        InboundMessage message = Mails.read(new Winmail()
                .file("INVOIC~1.TXT", INVOICE, Winmail.named("Keep", 7), Winmail.unicode(0x3707, "Счёт № 5.txt"))
                .file("Акт.pdf", PICTURE)
                .file("пусто", null)
                .mail("Смотрите файлы"));

        assertThat(message.text()).isEqualTo("Смотрите файлы");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("Счёт № 5.txt", "Акт.pdf");
        assertThat(bytes(message.attachments().get(0))).isEqualTo(INVOICE);
        assertThat(bytes(message.attachments().get(1))).isEqualTo(PICTURE);
    }

    @Test
    void tiesAPictureToThePlaceWhereItIsShown() throws Exception {
        InboundMessage message = Mails.read(new Winmail()
                .message(Winmail.binary(0x1013, "<p>Вот: <img src='cid:p1'></p>".getBytes(StandardCharsets.UTF_8)))
                .file("image001.png", PICTURE, Winmail.unicode(0x3712, "p1"), Winmail.unicode(0x370E, "image/png"))
                .mail(""));

        assertThat(message.text()).isEqualTo("Вот:");
        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.inline()).isTrue();
            assertThat(file.mediaType()).isEqualTo("image/png");
        });
    }

    @Test
    void readsItsTextOnlyWhereTheMailSaysNothing() throws Exception {
        Winmail plain = new Winmail().attribute(1, 0x0002800C, "Из винмейла\0".getBytes(WINDOWS_1251));

        assertThat(Mails.read(plain.mail("")).text()).isEqualTo("Из винмейла");
        assertThat(Mails.read(plain.mail("Сам текст")).text()).isEqualTo("Сам текст");
        assertThat(Mails.read(new Winmail()
                                .message(Winmail.unicode(0x1000, "Юникод"))
                                .mail(""))
                        .text())
                .isEqualTo("Юникод");
    }

    @Test
    void readsRtfAndTheHtmlInIt() throws Exception {
        String rtf = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Arial;}}{\\*\\generator x;}\\f0"
                + " \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par \\u1084?\\u1080?\\u1088?}";
        String html = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'cf\\'ee"
                + "{\\*\\htmltag84 <b>}\\'e6\\'e0\\'f0{\\*\\htmltag92 </b>}\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}}";

        assertThat(Mails.read(rtfMail(rtf)).text()).isEqualTo("Привет\nмир");
        InboundMessage page = Mails.read(rtfMail(html));
        assertThat(page.text()).isEqualTo("Пожар");
        assertThat(page.html()).contains("<b>жар</b>");
    }

    @Test
    void takesAMailInsideApartAsFiles() throws Exception {
        byte[] inner = new Winmail()
                .message(Winmail.unicode(0x0037, "Старое письмо"), Winmail.unicode(0x1000, "Текст внутри"))
                .file("внутри.bin", PICTURE)
                .bytes();
        InboundMessage message = Mails.read(new Winmail()
                .file("Untitled Attachment", null, Winmail.mail(0x3701, inner))
                .mail("Пересылаю"));

        assertThat(message.text()).isEqualTo("Пересылаю");
        assertThat(message.attachments())
                .extracting(Attachment::name)
                .containsExactlyInAnyOrder("Старое письмо.txt", "внутри.bin");
    }

    @Test
    void staysAFileWhereItIsBrokenBesideWhatCouldBeRead() throws Exception {
        byte[] whole =
                new Winmail().file("a.txt", INVOICE).file("b.txt", PICTURE).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 30);

        InboundMessage message = Mails.read(Winmail.mail("текст", cut));

        assertThat(message.attachments()).extracting(Attachment::name).contains("winmail.dat", "a.txt");
        assertThat(Mails.read(Winmail.mail("текст", "no tnef".getBytes(StandardCharsets.US_ASCII)))
                        .attachments())
                .extracting(Attachment::name)
                .containsExactly("winmail.dat");
    }

    @Test
    void isAMailByItself() throws Exception {
        InboundMessage message = Mails.read(new Winmail()
                .message(Winmail.unicode(0x0037, "Тема"), Winmail.unicode(0x1000, "Текст"))
                .file("a.txt", INVOICE)
                .bytes());

        assertThat(message.subject()).isEqualTo("Тема");
        assertThat(message.text()).isEqualTo("Текст");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("a.txt");
    }

    @Test
    void isAnsweredHoweverItIsBroken() {
        byte[] inner = new Winmail().message(Winmail.unicode(0x1000, "x")).bytes();
        byte[] whole = new Winmail()
                .message(Winmail.unicode(0x1000, "Текст"), Winmail.binary(0x1009, stored("{\\rtf1 x}")))
                .file("a.txt", INVOICE, Winmail.unicode(0x3707, "long.txt"), Winmail.mail(0x3701, inner))
                .bytes();
        Random random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            byte[] mutated = whole.clone();
            for (int change = 0; change < 1 + round % 8; change++) {
                mutated[6 + random.nextInt(mutated.length - 6)] = (byte) random.nextInt(256);
            }

            assertThat(Sound.map(
                            new MailMapper(), List.of(Mails.raw(mutated.length, Content.of(mutated))), mutated.length))
                    .isNotNull();
        }
    }

    private static String rtfMail(String rtf) {
        return new Winmail().message(Winmail.binary(0x1009, stored(rtf))).mail("");
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
