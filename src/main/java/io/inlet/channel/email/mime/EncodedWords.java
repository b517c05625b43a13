package io.inlet.channel.email.mime;

import io.inlet.text.Charsets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header text as a person reads it: encoded words (RFC 2047) decoded, those of one charset joined before decoding (a letter may be cut
 * between two), doubly encoded ones decoded again, and raw 8-bit bytes read by their likely charset.
 */
public final class EncodedWords {
    private static final Pattern ENCODED = Pattern.compile("=\\?([A-Za-z0-9_.:*-]{2,40})\\?[BbQq]\\?");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final int MOST_LAYERS = 3;

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final StringBuilder digits = new StringBuilder();
    private final String hint;
    private String pendingCharset;

    private EncodedWords(String hint) {
        this.hint = hint;
    }

    /**
     * One line of text.
     *
     * @param raw each byte one character; null reads as empty
     * @param hint the charset the rest of the mail claims, for raw bytes; may be null
     */
    public static String decode(String raw, String hint) {
        return raw == null ? "" : oneLine(decodeKeepingSpaces(raw, hint));
    }

    /** The charset of a field's first encoded word; null where there is none. The field may be null. */
    public static String charset(String raw) {
        Matcher word = ENCODED.matcher(raw == null ? "" : raw);
        return word.find() ? word.group(1).replaceFirst("\\*.*", "") : null;
    }

    /** As {@link #decode}, without making one tidy line of it. */
    static String decodeKeepingSpaces(String raw, String hint) {
        String decoded = layer(raw, hint);
        for (int layers = 1; layers < MOST_LAYERS && ENCODED.matcher(decoded).find(); layers++) {
            String again = new EncodedWords(hint).words(decoded, false);
            if (again.equals(decoded)) {
                break;
            }
            decoded = again;
        }
        return decoded;
    }

    /** Text that already is text, as one tidy line. */
    static String oneLine(String text) {
        if (isTidy(text)) {
            return text.strip();
        }
        return SPACES.matcher(UNSEEN.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** Most texts are: what is below looks at each letter with a pattern. */
    private static boolean isTidy(String text) {
        char before = 0;
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            boolean plain = one >= ' ' && one < 0x7F || one > 0xA0 && one < 0x1680 || one > 0x3000 && one < 0xD800;
            if (!plain || one == ' ' && before == ' ') {
                return false;
            }
            before = one;
        }
        return true;
    }

    private static String layer(String raw, String hint) {
        boolean bytes = raw.chars().allMatch(letter -> letter < 256);
        if (raw.indexOf("=?") < 0) {
            return bytes ? raw8Bit(raw, hint) : raw;
        }
        return new EncodedWords(hint).words(raw, bytes);
    }

    private static String raw8Bit(String raw, String hint) {
        return Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), null, hint);
    }

    private String words(String raw, boolean bytes) {
        int from = 0;
        while (from < raw.length()) {
            int begin = raw.indexOf("=?", from);
            Word word = begin < 0 ? null : Word.at(raw, begin);
            if (begin >= 0 && word == null) {
                plain(raw.substring(from, begin + 2), bytes);
                from = begin + 2;
                continue;
            }
            plain(raw.substring(from, begin < 0 ? raw.length() : begin), bytes);
            if (word == null) {
                break;
            }
            add(word);
            from = word.end();
        }
        flush();
        return text.toString();
    }

    /** Blanks between two encoded words are no part of the text (RFC 2047, 6.2). */
    private void plain(String piece, boolean bytes) {
        if (piece.isEmpty() || piece.isBlank() && pendingCharset != null) {
            return;
        }
        flush();
        text.append(bytes ? raw8Bit(piece, hint) : piece);
    }

    private void add(Word word) {
        if (pendingCharset != null && !pendingCharset.equals(word.charset())) {
            flush();
        }
        pendingCharset = word.charset();
        if (word.base64()) {
            digits.append(word.text());
            if (word.text().endsWith("=") || digits.length() % 4 == 0) {
                flushDigits();
            }
        } else {
            flushDigits();
            word.quotedInto(pending);
        }
    }

    private void flushDigits() {
        if (digits.length() > 0) {
            pending.writeBytes(Base64Stream.decode(digits.toString().getBytes(StandardCharsets.ISO_8859_1)));
            digits.setLength(0);
        }
    }

    private void flush() {
        if (pendingCharset != null) {
            flushDigits();
            text.append(Charsets.decode(pending.toByteArray(), pendingCharset, hint));
            pending.reset();
            pendingCharset = null;
        }
    }

    private record Word(String charset, boolean base64, String text, int end) {
        /** The encoded word that begins here; null where there is none. Its end may be missing. */
        static Word at(String raw, int begin) {
            int second = raw.indexOf('?', begin + 2);
            if (second < begin + 2
                    || second > begin + 60
                    || second + 2 >= raw.length()
                    || raw.charAt(second + 2) != '?') {
                return null;
            }
            char encoding = Character.toUpperCase(raw.charAt(second + 1));
            if (encoding != 'B' && encoding != 'Q') {
                return null;
            }
            String charset = raw.substring(begin + 2, second);
            int star = charset.indexOf('*');
            int textStart = second + 3;
            int end = raw.indexOf("?=", textStart);
            while (end >= 0
                    && encoding == 'Q'
                    && isHex(raw, end + 2)
                    && raw.indexOf("?=", end + 2) > 0
                    && raw.indexOf("=?", end + 2) < 0) {
                end = raw.indexOf("?=", end + 2);
            }
            int textEnd = end >= 0 ? end : endWithoutMark(raw, textStart);
            return new Word(
                    (star < 0 ? charset : charset.substring(0, star)).toLowerCase(Locale.ROOT),
                    encoding == 'B',
                    raw.substring(textStart, textEnd),
                    end >= 0 ? end + 2 : textEnd);
        }

        private static int endWithoutMark(String raw, int from) {
            int next = raw.indexOf("=?", from);
            return next >= 0 ? next : raw.length();
        }

        private static boolean isHex(String raw, int at) {
            return at + 1 < raw.length()
                    && Character.digit(raw.charAt(at), 16) >= 0
                    && Character.digit(raw.charAt(at + 1), 16) >= 0;
        }

        void quotedInto(ByteArrayOutputStream bytes) {
            for (int index = 0; index < text.length(); index++) {
                char letter = text.charAt(index);
                if (letter == '=' && isHex(text, index + 1)) {
                    bytes.write(Character.digit(text.charAt(index + 1), 16) << 4
                            | Character.digit(text.charAt(index + 2), 16));
                    index += 2;
                } else if (letter == '_') {
                    bytes.write(' ');
                } else if (letter < 256) {
                    bytes.write(letter);
                } else {
                    bytes.writeBytes(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
