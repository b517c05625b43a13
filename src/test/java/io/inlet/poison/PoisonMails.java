package io.inlet.poison;

import static io.inlet.poison.Bytes.many;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Mails made to exhaust whoever reads them: by depth, number, length, encoding, and by texts against which patterns try for ever. */
public final class PoisonMails {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private PoisonMails() {}

    public static List<Poison> all() {
        List<Poison> all = new ArrayList<>();
        structure(all);
        headers(all);
        encodings(all);
        texts(all);
        pages(all);
        return all;
    }

    /** Those that a mail server hands on as they are; fetched from a mailbox. */
    public static List<Poison> fetched() {
        return List.of(
                nested(2_000),
                mail("a header of 10 MB", "X-Long: " + "x".repeat(10_000_000) + "\r\n", PLAIN, "text"),
                mail("a line of 10 MB", "", PLAIN, "a".repeat(10_000_000)),
                mail("NULs", "X-A: a\0b\r\n", PLAIN + "\0", "te\0xt".repeat(1000)),
                mail("an unknown charset", "", "text/plain; charset=x-nope", "text"));
    }

    private static void structure(List<Poison> all) {
        all.add(nested(12_000));
        all.add(mail(
                "mails in mails",
                "",
                "message/rfc822",
                "Subject: x\r\nContent-Type: message/rfc822\r\n\r\n".repeat(5_000) + "deep"));
        all.add(mail(
                "10,000 parts",
                "",
                "multipart/mixed; boundary=b",
                many(10_000, part -> "--b\r\nContent-Type: text/plain; name=f" + part + "\r\n\r\n" + part + "\r\n")));
        all.add(mail("a boundary of nothing", "", "multipart/mixed; boundary=\"\"", "--\r\n".repeat(100_000)));
        all.add(mail("boundaries only", "", "multipart/mixed; boundary=b", "--b\r\n".repeat(200_000)));
        all.add(attached("zip bomb", "application/zip", Bytes.zipBomb()));
        all.add(attached("billion laughs", "application/xml", Bytes.of(Bytes.laughter())));
        all.add(mail("billion laughs as the text", "", "text/xml", Bytes.laughter()));
        all.add(new Poison("nothing", new byte[0]));
        all.add(Poison.of("line ends only", "\r\n".repeat(100_000)));
        all.add(new Poison("NULs only", new byte[1_000_000]));
    }

    private static void headers(List<Poison> all) {
        all.add(mail("100,000 headers", many(100_000, number -> "X-" + number + ": a\r\n"), PLAIN, "text"));
        all.add(mail("a folded header of 10 MB", "X-Folded: a\r\n" + " y\r\n".repeat(2_500_000), PLAIN, "text"));
        all.add(mail(
                "50,000 recipients",
                "To: " + many(50_000, number -> "u" + number + "@example.ru,\r\n "),
                PLAIN,
                "text"));
        all.add(mail(
                "100,000 references",
                "References: " + many(100_000, number -> "<" + number + "@example.ru>\r\n ") + "\r\n",
                PLAIN,
                "text"));
        all.add(mail("comments in comments", "To: " + "(".repeat(100_000) + "a@example.ru\r\n", PLAIN, "text"));
        all.add(mail("quotes in addresses", "To: " + "\"a\\".repeat(60_000) + "\r\n", PLAIN, "text"));
        all.add(mail("an address without a sign", "Reply-To: " + "a".repeat(250_000) + "\r\n", PLAIN, "text"));
        all.add(mail("an address of signs", "Reply-To: a" + "@".repeat(250_000) + "\r\n", PLAIN, "text"));
        all.add(mail("a message id without end", "Message-Id: <" + "i".repeat(200_000) + "@x>\r\n", PLAIN, "text"));
        all.add(mail("ids of brackets", "In-Reply-To: " + "<(\"".repeat(80_000) + "\r\n", PLAIN, "text"));
        all.add(mail("encoded words", "Cc: " + "=?utf-8?B?".repeat(25_000) + "\r\n", PLAIN, "text"));
        all.add(mail("words encoded singly", "Subject: " + "=?utf-8?Q?=41?= ".repeat(15_000) + "\r\n", PLAIN, "text"));
        all.add(mail(
                "20,000 pieces of a name",
                "",
                "application/x" + many(20_000, number -> ";\r\n name*" + number + "=a"),
                "text"));
        all.add(mail("a date of blanks", "Date: " + " ".repeat(200_000) + "x\r\n", PLAIN, "text"));
        all.add(mail("a date of comments", "Date: " + "(".repeat(200_000) + "\r\n", PLAIN, "text"));
        all.add(mail("a subject of marks", "Subject: " + Bytes.marks(50_000) + "\r\n", PLAIN, "text"));
        all.add(mail("a name of marks", "", "text/plain; name=\"" + Bytes.marks(50_000) + "\"", "text"));
        all.add(mail("an address of marks", "Reply-To: " + Bytes.marks(50_000) + "@example.ru\r\n", PLAIN, "text"));
        all.add(mail(
                "turned writing",
                "Subject: \u202Egnp.exe\u2066\u2067 \uD83D\uD800x\r\n",
                "text/plain; name=\"\u202Egpj.exe\"",
                "\u202E\uD800\uDC00\uD800 text"));
        all.add(mail("a subject of replies", "Subject: " + "re:".repeat(80_000) + "\r\n", PLAIN, "text"));
    }

    private static void encodings(List<Poison> all) {
        for (String charset : List.of(
                "x-nope",
                "utf-16",
                "utf-32le",
                "utf-7",
                "iso-2022-jp",
                "iso-2022-kr",
                "gb18030",
                "hz-gb-2312",
                "\0",
                "%")) {
            all.add(mail(
                    "broken " + charset.replace("\0", "NUL"),
                    "",
                    "text/plain; charset=\"" + charset + "\"",
                    "+AGE-\u001B$B~{~~{\u00FF\uD800+////".repeat(20_000) + "\u001B"));
        }
        all.add(mail("broken base64", "Content-Transfer-Encoding: base64\r\n", PLAIN, "=A=B\0\u00FF!".repeat(100_000)));
        all.add(mail(
                "broken quoted-printable",
                "Content-Transfer-Encoding: quoted-printable\r\n",
                PLAIN,
                "=\r\n=X=4".repeat(200_000) + "="));
        all.add(mail(
                "an encoding of nobody's", "Content-Transfer-Encoding: x-uuencode\r\n", PLAIN, "begin 644 a\r\nM"));
    }

    /** Each baits a pattern that looks at what people write. */
    private static void texts(List<Poison> all) {
        all.add(mail("a quote 100,000 deep", "", PLAIN, ">".repeat(100_000)));
        all.add(mail("1,000,000 quoted lines", "", PLAIN, "> a\n".repeat(1_000_000)));
        all.add(mail("2 MB of blanks", "", PLAIN, "a" + " ".repeat(2_000_000) + "x"));
        all.add(mail("marks without a letter", "", PLAIN, Bytes.marks(200_000)));
        all.add(mail("NULs in the text", "", PLAIN, "\0a".repeat(500_000)));
        String address = "1" + "a".repeat(200) + "@" + ".".repeat(290) + "\":\n";
        all.add(mail("attributions by address", "", PLAIN, address.repeat(4_000)));
        all.add(mail("attributions by verb", "", PLAIN, ("on 1.1.2026 wrote" + " ".repeat(470) + "x\n").repeat(4_000)));
        all.add(mail("attributions that go on", "", PLAIN, ("1 < " + "a".repeat(60) + "\n").repeat(30_000)));
        all.add(mail("headers of an original", "", PLAIN, ("a" + " ".repeat(390) + "\n").repeat(5_000)));
        all.add(mail("signatures", "", PLAIN, ("Sent from " + "a ".repeat(60) + "\n\n").repeat(12_000)));
        all.add(mail("telephone numbers", "", PLAIN, "+7 ".repeat(600_000)));
        all.add(mail("order numbers", "", PLAIN, "1 ".repeat(1_000_000)));
        all.add(mail("card numbers", "", PLAIN, "4111 1111 ".repeat(200_000)));
        all.add(mail("a word of 2 MB", "", PLAIN, "password: " + "a".repeat(2_000_000)));
        all.add(mail(
                "a bounce of addresses",
                "From: mailer-daemon@example.ru\r\nSubject: undeliverable\r\n",
                PLAIN,
                "a.".repeat(500_000) + "@" + "a.".repeat(100_000)));
        all.add(mail(
                "20,000 recipients of a bounce",
                "",
                "multipart/report; report-type=delivery-status; boundary=b",
                "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                        + "Final-Recipient: rfc822;a@example.ru\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                                .repeat(20_000)));
    }

    private static void pages(List<Poison> all) {
        all.add(mail("elements in elements", "", HTML, "<div>".repeat(300_000) + "x"));
        all.add(mail("quotes in elements", "", HTML, "<div><blockquote>".repeat(20_000) + "x"));
        all.add(mail("entities", "", HTML, "&amp;&nbsp;&#xD800;&#0;".repeat(100_000)));
        all.add(mail("items of a list", "", HTML, "<ol>" + "<li>a".repeat(300_000)));
        all.add(mail("cells of a table", "", HTML, "<table><tr>" + "<td>a".repeat(300_000)));
        all.add(mail("tables in tables", "", HTML, "<table>".repeat(50_000) + "x"));
        all.add(mail("links in links", "", HTML, "<a href='http://x'><b>".repeat(30_000) + "x"));
        all.add(mail("attributes", "", HTML, "<p " + many(100_000, number -> "a" + number + "=1 ") + ">x"));
        all.add(mail("crossed elements", "", HTML, "<a><b><i></a>".repeat(40_000) + "x"));
        all.add(mail("comments of a page", "", HTML, "<!--".repeat(300_000)));
    }

    private static Poison nested(int depth) {
        String parts = many(
                depth,
                level -> "--b" + level + "\r\nContent-Type: multipart/mixed; boundary=b" + (level + 1) + "\r\n\r\n");
        return mail(depth + " parts in each other", "", "multipart/mixed; boundary=b0", parts + "deep");
    }

    private static Poison attached(String name, String type, byte[] file) {
        return mail(
                name,
                "",
                "multipart/mixed; boundary=b",
                "--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: " + type
                        + "\r\nContent-Disposition: attachment; filename=\"../../file\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + new String(Base64.getMimeEncoder().encode(file), StandardCharsets.US_ASCII)
                        + "\r\n--b--\r\n");
    }

    private static Poison mail(String name, String headers, String type, String body) {
        String from = headers.startsWith("From:") ? "" : "From: Anna <anna@example.ru>\r\n";
        String subject = headers.contains("Subject:") ? "" : "Subject: " + name + "\r\n";
        return Poison.of(
                name, from + subject + headers + "MIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n" + body);
    }
}
