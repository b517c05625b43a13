package io.inlet.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One mail of the sample traffic, byte for byte the same at every run.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 * @param mailboxes the accounts that receive it
 */
record SampleMail(String title, List<String> mailboxes, byte[] bytes) {
    static final String SUPPORT = "support";
    static final String SALES = "sales";
    private static final String UNREADABLE = "unreadable";
    static final String ANNA = "Анна Кузнецова <anna@example.net>";
    static final String FIRST_ID = "printer-1@example.net";

    static SampleMail plain() {
        return text("plain", ANNA, "Не печатает принтер на втором этаже", FIRST_ID, "", "utf-8", """
                Добрый день!

                Принтер на втором этаже не печатает с утра, горит красная лампа.

                Анна""");
    }

    static SampleMail html() {
        byte[] html = """
                <html><head><style>p {color: #333}</style></head><body><p>Здравствуйте!</p>
                <p>В личном кабинете <b>не открывается</b> счёт за октябрь:</p>
                <ul><li>заказ 1207</li><li>заказ 1244</li></ul>
                <script>document.title = 'changed'</script></body></html>""".getBytes(StandardCharsets.UTF_8);
        return of(
                "html",
                List.of(SUPPORT),
                head("Олег <oleg@example.org>", "Счёт не открывается", "invoice-1@example.org", "")
                        + "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                        + base64(html));
    }

    static SampleMail reply() {
        return text(
                "reply",
                ANNA,
                "Re: Не печатает принтер на втором этаже",
                "printer-2@example.net",
                "In-Reply-To: <" + FIRST_ID + ">\nReferences: <" + FIRST_ID + ">\n",
                "utf-8",
                """
                Перезагрузка не помогла.

                20.11.2026 9:02, Анна Кузнецова пишет:
                > Принтер на втором этаже не печатает с утра, горит красная лампа.""");
    }

    static SampleMail inTwoMailboxes() {
        SampleMail mail = text(
                "two-mailboxes",
                "Ivan Petrov <ivan@example.com>",
                "Delivery of order 55 and a new contract",
                "order-55@example.com",
                "",
                "utf-8",
                """
                Hello,

                where is order 55? And please send us the new contract.

                Ivan""");
        return new SampleMail(mail.title, List.of(SUPPORT, SALES), mail.bytes);
    }

    static SampleMail sameNames() {
        String part =
                "--b1\nContent-Type: image/png; name=\"image.png\"\nContent-Disposition: attachment; filename=\"image.png\"\n"
                        + "Content-Transfer-Encoding: base64\n\n";
        return of(
                "same-names",
                List.of(SUPPORT),
                head("Мария <maria@example.net>", "Два снимка экрана", "screens-1@example.net", "")
                        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n"
                        + "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                        + "Ошибка при оплате, снимки приложены.\n"
                        + part
                        + base64(noise(1, 4000))
                        + part
                        + base64(noise(2, 5000))
                        + "--b1--\n");
    }

    static SampleMail windows1251() {
        return text("windows-1251", "fedor@example.org", "Пароль", "password-1@example.org", "", "windows-1251", """
                Забыл пароль от почты, помогите восстановить.

                Фёдор""");
    }

    static SampleMail koi8() {
        return text("koi8-r", "nina@example.org", "Доставка", "parcel-1@example.org", "", "koi8-r", """
                Посылка 7781 не приехала, хотя обещали вчера.

                Нина""");
    }

    static SampleMail withoutId() {
        return text("no-message-id", "scanner@example.com", "Скан с устройства", null, "", "utf-8", """
                Документ во вложении не поместился, заберите с устройства.""");
    }

    static SampleMail autoReply() {
        return text(
                "auto-reply",
                ANNA,
                "Автоответ: в отпуске",
                "vacation-1@example.net",
                "Auto-Submitted: auto-replied\nIn-Reply-To: <" + FIRST_ID + ">\n",
                "utf-8",
                """
                Я в отпуске до понедельника.""");
    }

    /** What a broken device left: no header, no text, only binary bytes. */
    static SampleMail unreadable() {
        byte[] bytes = noise(3, 3000);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 1 + i % 8 : '!' + (bytes[i] & 63));
        }
        return new SampleMail(UNREADABLE, List.of(SUPPORT), bytes);
    }

    boolean isMail() {
        return !title.equals(UNREADABLE);
    }

    static SampleMail large() {
        return of(
                "large",
                List.of(SUPPORT),
                head("Архив <archive@example.org>", "Журналы за неделю", "logs-1@example.org", "")
                        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b2\n\n"
                        + "--b2\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                        + "Журналы сервера за неделю.\n"
                        + "--b2\nContent-Type: application/gzip; name=\"logs.tar.gz\"\n"
                        + "Content-Disposition: attachment; filename=\"logs.tar.gz\"\nContent-Transfer-Encoding: base64\n\n"
                        + base64(noise(4, 14_900_000))
                        + "--b2--\n");
    }

    private static SampleMail text(
            String title, String from, String subject, String id, String more, String charset, String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(wire(head(from, subject, id, more)
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=" + charset
                + "\nContent-Transfer-Encoding: 8bit\n\n"));
        bytes.writeBytes((body + "\n").replace("\n", "\r\n").getBytes(Charset.forName(charset)));
        return new SampleMail(title, List.of(SUPPORT), bytes.toByteArray());
    }

    private static SampleMail of(String title, List<String> mailboxes, String mail) {
        return new SampleMail(title, mailboxes, wire(mail));
    }

    private static String head(String from, String subject, String id, String more) {
        int address = from.indexOf('<');
        return "From: "
                + (address > 0 ? word(from.substring(0, address).strip()) + " " + from.substring(address) : from)
                + "\nTo: support@inlet.example\nSubject: " + word(subject) + "\nDate: Fri, 20 Nov 2026 09:02:00 +0300\n"
                + (id == null ? "" : "Message-ID: <" + id + ">\n") + more;
    }

    private static String word(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes) + "\n";
    }

    private static byte[] wire(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes for the same seed on every machine; none of them a line end or a NUL, which SMTP would not carry. */
    private static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        long state = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            bytes[i] = (byte) (0x80 | state >>> 57);
        }
        return bytes;
    }
}
