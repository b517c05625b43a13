package io.inlet.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One thing that a customer says. All of it follows from run, kind and number, so that whoever finds its token somewhere knows what should
 * stand there.
 */
record Item(String run, Kind kind, int number) {
    static final Pattern TOKEN = Pattern.compile("\\b[0-9a-z]{6}-(?:imap|pop|telegram|hook|web|phone)-\\d{6}\\b");
    private static final String[] WORDS = {
        "принтер", "кассета", "лоток", "экран", "кабель", "window", "folder", "screen", "отчёт", "склад", "paper",
        "table", "номер", "этаж"
    };
    private static final int LONG = 9000;

    String token() {
        return "%s-%s-%06d".formatted(run, kind.inbox, number);
    }

    /** Signed bytes that nobody can understand: kept, and set aside. */
    boolean poison() {
        return kind == Kind.HOOK && number % 15 == 7;
    }

    /** The same mail lies in both mailboxes. Not an answer: what it answers lies in one, and the other inbox does not wait for that. */
    boolean twin() {
        return kind == Kind.IMAP && number % 10 == 5 && original() == null;
    }

    /** What it answers, and so whose ticket it belongs to; null for something new. */
    Item original() {
        boolean mail = kind == Kind.IMAP || kind == Kind.POP3;
        return mail && number % 4 == 3 ? new Item(run, kind, number - 1) : null;
    }

    /** Sent once more after it was acknowledged, as providers do. */
    boolean replayed() {
        return number % 6 == 4;
    }

    /** Its sender asks once and no more, whatever the answer. */
    boolean impatient() {
        return kind == Kind.FORM && number % 7 == 5;
    }

    String address() {
        return (original() == null ? token() : original().token()) + "@customers.example";
    }

    String telephone() {
        return "+7900%07d".formatted(number);
    }

    /** Token and words; now and then more than fits one row of the database. */
    String text() {
        Random random = new Random(token().hashCode());
        StringJoiner text = new StringJoiner(" ").add(token());
        int words = kind != Kind.CALL && number % 9 == 2 && kind != Kind.TELEGRAM && kind != Kind.HOOK
                ? LONG
                : 5 + random.nextInt(40);
        for (int i = 0; i < words; i++) {
            text.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** The bytes of its attachment; null where it has none. */
    byte[] file() {
        boolean mail = kind == Kind.IMAP || kind == Kind.POP3;
        if (!mail || number % 5 != 1) {
            return null;
        }
        Random random = new Random(token().hashCode() + 1L);
        byte[] bytes = new byte[20_000 + random.nextInt(100_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
