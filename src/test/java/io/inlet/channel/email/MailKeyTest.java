package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of a mail is the same for each copy of it, however it travelled and was encoded, and another for any other mail. */
class MailKeyTest {
    private static final List<String> WORDS =
            List.of("принтер", "не", "печатает", "счёт", "order", "42", "hello", "Ёлка", "—", "=", "From", "ß", "中文");

    /** What was said, by whom and when. */
    private record Said(String id, String from, String date, String subject, List<String> lines, byte[] file) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isTheSameForEachCopy(long seed) throws Exception {
        Random random = new Random(seed);
        Said said = said(random);
        InboundMessage first = Mails.read(written(said, new Random(0)));

        for (int copy = 0; copy < 10; copy++) {
            byte[] mail = written(said, random);

            assertThat(Mails.read(mail).messageKey())
                    .as(new String(mail, StandardCharsets.UTF_8))
                    .isEqualTo(first.messageKey());
            assertThat(Mails.read(mail).externalId()).isEqualTo(first.externalId());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isAnotherForAnyOther(long seed) throws Exception {
        Random random = new Random(seed);
        Said said = said(random);
        String key = key(said, random);
        byte[] otherFile = said.file().clone();
        otherFile[random.nextInt(otherFile.length)] ^= 1;
        List<String> otherLines = new ArrayList<>(said.lines());
        otherLines.add(random.nextInt(otherLines.size() + 1), "ещё одно слово");
        String date = said.date().replace("10:00:", "10:01:");

        assertThat(List.of(
                        key(
                                new Said(
                                        "2" + said.id(),
                                        said.from(),
                                        said.date(),
                                        said.subject(),
                                        said.lines(),
                                        said.file()),
                                random),
                        key(
                                new Said(
                                        said.id(),
                                        "b" + said.from(),
                                        said.date(),
                                        said.subject(),
                                        said.lines(),
                                        said.file()),
                                random),
                        key(new Said(said.id(), said.from(), date, said.subject(), said.lines(), said.file()), random),
                        key(
                                new Said(
                                        said.id(),
                                        said.from(),
                                        said.date(),
                                        said.subject() + "!",
                                        said.lines(),
                                        said.file()),
                                random),
                        key(
                                new Said(said.id(), said.from(), said.date(), said.subject(), otherLines, said.file()),
                                random),
                        key(
                                new Said(said.id(), said.from(), said.date(), said.subject(), said.lines(), otherFile),
                                random)))
                .as("id, sender, date, subject, text, file")
                .doesNotContain(key)
                .doesNotHaveDuplicates();
    }

    private static String key(Said said, Random random) throws Exception {
        return Mails.read(written(said, random)).messageKey();
    }

    private static Said said(Random random) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 1 + random.nextInt(6); line++) {
            lines.add(words(random, 1 + random.nextInt(9)));
        }
        byte[] file = new byte[1 + random.nextInt(300)];
        random.nextBytes(file);
        return new Said(
                random.nextInt(1_000_000) + "@example.ru",
                "anna" + random.nextInt(1000) + "@example.ru",
                "Thu, 1 Jan 2026 10:00:" + (10 + random.nextInt(50)) + " +0300",
                words(random, 1 + random.nextInt(4)),
                lines,
                file);
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int word = 0; word < count; word++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    /** One of the ways in which such a mail is written by programs, and changed by servers on its way. */
    private static byte[] written(Said said, Random random) {
        List<String> travel = new ArrayList<>(List.of(
                "Received: from a by b; Thu, 1 Jan 2026 07:00:00 +0000",
                "Return-Path: <" + random.nextInt() + "@bounces.example.ru>",
                "Delivered-To: desk" + random.nextInt(9) + "@inlet.example",
                "X-Spam-Score: " + random.nextInt(100),
                "DKIM-Signature: v=1; b=" + random.nextLong(),
                "Authentication-Results: mx; dmarc=pass"));
        Collections.shuffle(travel, random);
        List<String> head = new ArrayList<>(List.of(
                "From: Anna <" + said.from() + ">",
                "Message-ID: <" + said.id() + ">",
                "Date: " + said.date() + (random.nextBoolean() ? " (MSK)" : ""),
                "Subject:" + (random.nextBoolean() ? "\n " : " ") + encodedWord(said.subject(), random),
                "MIME-Version: 1.0"));
        Collections.shuffle(head, random);
        head.addAll(random.nextBoolean() ? 0 : head.size(), travel.subList(0, random.nextInt(travel.size())));
        String boundary = "b" + random.nextInt(1_000_000);
        String mail = String.join("\n", head) + "\nContent-Type: multipart/mixed; boundary=" + boundary + "\n\n"
                + "preamble\n".repeat(random.nextInt(2)) + "--" + boundary + "\n" + text(said, random) + "\n--"
                + boundary
                + "\nContent-Type: application/octet-stream; name=a.bin\nContent-Disposition: attachment\n"
                + "Content-Transfer-Encoding: base64\n\n" + base64(said.file(), random) + "\n--" + boundary + "--\n";
        return (random.nextBoolean() ? mail.replace("\n", "\r\n") : mail).getBytes(StandardCharsets.UTF_8);
    }

    private static String encodedWord(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(3)) {
            case 0 -> text;
            case 1 -> "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
            default -> "=?UTF-8?q?" + quoted(bytes).replace("_", "=5F").replace(" ", "_") + "?=";
        };
    }

    private static String text(Said said, Random random) {
        String blanks = random.nextBoolean() ? "  " : "";
        String text = String.join(blanks + "\n", said.lines()) + blanks + "\n".repeat(random.nextInt(3));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String type = "Content-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: ";
        return switch (random.nextInt(3)) {
            case 0 -> type + "8bit\n\n" + text;
            case 1 -> type + "base64\n\n" + base64(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), random);
            default -> type + "quoted-printable\n\n" + quoted(bytes);
        };
    }

    private static String base64(byte[] bytes, Random random) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        int width = 40 + random.nextInt(36);
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < encoded.length(); at += width) {
            lines.append(encoded, at, Math.min(encoded.length(), at + width)).append('\n');
        }
        return lines.toString();
    }

    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder();
        for (byte one : bytes) {
            boolean plain = one == '\n' || one == ' ' || one > ' ' && one < 127 && "=?_".indexOf(one) < 0;
            quoted.append(plain ? String.valueOf((char) one) : "=%02X".formatted(one & 0xFF));
        }
        return quoted.toString();
    }
}
