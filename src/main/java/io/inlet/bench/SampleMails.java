package io.inlet.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Mails as a help desk gets them, each time the same. Of twenty, ten are plain text, five text and HTML, three replies with what they
 * quote, two carry a file of 30 KB; half are Russian, half of the senders have written before. Replies answer mails of earlier batches.
 */
final class SampleMails {
    private static final int MIX = 20;
    private static final int FILE_BYTES = 30_000;
    private static final String[] RUSSIAN = {
        "Добрый день! Пишу вам по поводу неисправности, которая появилась сегодня утром.",
        "Принтер на втором этаже не печатает, горит красная лампа и слышен треск.",
        "После обновления программа закрывается без сообщения, данные за вчера не видны.",
        "Мы уже перезагружали компьютер и проверяли кабель, это не помогло.",
        "Просим посмотреть как можно скорее: завтра сдаём отчёт, а без этого никак.",
        "Если нужны подробности, звоните мне по внутреннему номеру до шести вечера.",
        "Номер договора и снимок экрана могу прислать отдельным письмом.",
        "Коллеги из соседнего отдела говорят, что у них то же самое со вчерашнего дня."
    };
    private static final String[] ENGLISH = {
        "Hello, I am writing about a fault that began this morning right after we came in.",
        "The printer on the second floor does not print, a red lamp is on and it makes noise.",
        "Since the update the program closes without a message, and the data of yesterday is gone.",
        "We have already restarted the computer and looked at the cable, which did not help.",
        "Please have a look as soon as you can: the report is due tomorrow and we need it.",
        "If you need to know more, call my extension until six in the evening.",
        "I can send the number of the contract and a picture of the screen in another mail.",
        "People of the next department say that they have seen the same since yesterday."
    };

    private final Map<Integer, String> answered = new HashMap<>();
    private int batch;

    /** Begins another batch. Replies in it answer mails of those before, which must have become tickets meanwhile. */
    synchronized void begin() {
        batch++;
    }

    /** A mail of the batch; to be asked for once. */
    synchronized byte[] get(int slot) {
        return mail(slot).getBytes(StandardCharsets.UTF_8);
    }

    /** Another batch at once. */
    List<byte[]> next(int number) {
        begin();
        return IntStream.range(0, number).mapToObj(this::get).toList();
    }

    private String mail(int slot) {
        Random random = new Random(31L * slot + batch);
        int kind = slot % MIX;
        boolean russian = slot % 2 == 0;
        String text = text(russian ? RUSSIAN : ENGLISH, random);
        String head = head(slot, russian, kind);
        if (kind < 10) {
            return plain(head, text, random.nextBoolean());
        } else if (kind < 15) {
            return head + alternative(text);
        } else if (kind < 18) {
            return plain(head, text + quoted(russian, random), true);
        }
        return head + mixed(text, random);
    }

    private String head(int slot, boolean russian, int kind) {
        boolean reply = kind >= 15 && kind < 18;
        String id = "bench-" + batch + "-" + slot + "@mail.example.net";
        String sender = reply || slot % 4 < 2 ? "known-" + slot : "new-" + batch + "-" + slot;
        String original = reply ? answered.put(slot, id) : null;
        String subject = russian ? "Не печатает принтер, заявка " + slot : "Printer does not print, request " + slot;
        return """
                Return-Path: <%1$s@example.net>
                Received: from relay.example.net (relay.example.net [192.0.2.25]) by mx.example.org with ESMTPS id 4F%2$d
                 for <support@example.org>; Sun, 22 Nov 2026 09:00:00 +0300
                From: =?utf-8?B?%3$s?= <%1$s@example.net>
                To: Support <support@example.org>
                Subject: %4$s
                Date: Sun, 22 Nov 2026 09:00:00 +0300
                Message-ID: <%5$s>
                %6$sMIME-Version: 1.0
                X-Mailer: Sample Mail 1.0
                """.formatted(
                        sender,
                        slot,
                        base64("Анна Кузнецова"),
                        encoded((original == null ? "" : "Re: ") + subject),
                        id,
                        original == null ? "" : "In-Reply-To: <" + original + ">\nReferences: <" + original + ">\n");
    }

    private static String plain(String head, String text, boolean base64) {
        return head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                + (base64 ? "base64\n\n" + lines(text.getBytes(StandardCharsets.UTF_8)) : "8bit\n\n" + text);
    }

    private static String alternative(String text) {
        StringBuilder html =
                new StringBuilder("<html><head><style>p.m {margin: 0; color: #1f2933}</style></head><body>");
        for (String line : text.split("\n")) {
            html.append("<p class=\"m\"><span style=\"font-family:Calibri,sans-serif;font-size:11pt\">")
                    .append(line)
                    .append("</span></p><div><br></div>\n");
        }
        html.append("<table border=\"0\"><tr><td>--</td></tr><tr><td><a href=\"https://example.net\">example.net</a>"
                + "</td></tr></table></body></html>");
        return "Content-Type: multipart/alternative; boundary=alt\n\n--alt\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: 8bit\n\n" + text
                + "\n--alt\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                + lines(html.toString().getBytes(StandardCharsets.UTF_8)) + "\n--alt--\n";
    }

    private static String mixed(String text, Random random) {
        byte[] file = new byte[FILE_BYTES];
        random.nextBytes(file);
        return mixed(text, file);
    }

    private static String mixed(String text, byte[] file) {
        return "Content-Type: multipart/mixed; boundary=mix\n\n--mix\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: 8bit\n\n" + text
                + "\n--mix\nContent-Type: image/png; name=\"screen.png\"\n"
                + "Content-Disposition: attachment; filename=\"screen.png\"\nContent-Transfer-Encoding: base64\n\n"
                + lines(file) + "\n--mix--\n";
    }

    /** A mail that carries a file of so many bytes. */
    synchronized byte[] large(int number, int bytes) {
        byte[] file = new byte[bytes];
        new Random(number).nextBytes(file);
        batch++;
        return (head(number, false, 0) + mixed(text(ENGLISH, new Random(number)), file))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(String[] sentences, Random random) {
        StringBuilder text = new StringBuilder();
        int paragraphs = 3 + random.nextInt(5);
        for (int i = 0; i < paragraphs; i++) {
            text.append(sentences[random.nextInt(sentences.length)])
                    .append(' ')
                    .append(sentences[random.nextInt(sentences.length)])
                    .append("\n\n");
        }
        return text.append(sentences == RUSSIAN ? "С уважением,\nАнна\n" : "Kind regards,\nAnna\n")
                .toString();
    }

    private static String quoted(boolean russian, Random random) {
        String history = text(russian ? RUSSIAN : ENGLISH, random).replaceAll("(?m)^", "> ");
        return (russian
                        ? "\n22.11.2026 8:30, Поддержка пишет:\n"
                        : "\nOn Sun, Nov 22, 2026 at 8:30 AM Support wrote:\n")
                + history;
    }

    private static String encoded(String subject) {
        return "=?utf-8?B?" + base64(subject) + "?=";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(byte[] bytes) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
    }
}
