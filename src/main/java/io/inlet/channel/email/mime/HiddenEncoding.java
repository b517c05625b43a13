package io.inlet.channel.email.mime;

import io.inlet.text.Charsets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Texts whose transfer encoding nobody announced (RFC 2045, 6): base64 and quoted-printable that show by themselves. */
public final class HiddenEncoding {
    private static final Set<String> NONE = Set.of("", "7bit", "8bit", "binary");
    private static final int SHORTEST_BASE64 = 40;
    private static final int FEWEST_ESCAPES = 6;

    private HiddenEncoding() {}

    /** The bytes decoded, or as they are where they need no decoding. */
    public static byte[] decode(Part part, byte[] bytes) {
        if (!NONE.contains(part.encoding())) {
            return bytes;
        }
        try {
            if (isBase64(bytes)) {
                byte[] decoded = Base64Stream.decode(bytes);
                return isText(decoded, part.charset()) && (isWrapped(bytes) || isBeyondAscii(decoded))
                        ? decoded
                        : bytes;
            }
            if (isQuoted(bytes)) {
                byte[] decoded = new QuotedPrintableInputStream(new ByteArrayInputStream(bytes), DecodeMonitor.SILENT)
                        .readAllBytes();
                return isText(decoded, part.charset()) ? decoded : bytes;
            }
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isBase64(byte[] bytes) {
        int digits = 0;
        int padding = 0;
        for (byte one : bytes) {
            boolean digit = Base64Stream.isDigit(one);
            if (digit && padding > 0 || !digit && one != '=' && one != '\r' && one != '\n') {
                return false;
            }
            digits += digit ? 1 : 0;
            padding += one == '=' ? 1 : 0;
        }
        return digits >= SHORTEST_BASE64 && padding < 3 && (digits + padding) % 4 == 0;
    }

    /** A key or a token that somebody sends as his text is one line. */
    private static boolean isWrapped(byte[] bytes) {
        int lines = 0;
        for (int at = 0; at + 1 < bytes.length; at++) {
            lines += bytes[at] == '\n' && Base64Stream.isDigit(bytes[at + 1]) ? 1 : 0;
        }
        return lines > 0;
    }

    private static boolean isBeyondAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] decoded, String charset) {
        String text = Charsets.decode(decoded, charset == null ? "utf-8" : charset);
        return text.chars().noneMatch(letter -> letter < ' ' && "\t\n\r\f".indexOf(letter) < 0 || letter == '\uFFFD');
    }

    /** Rows of escaped letters beyond ASCII, and none that are not escaped. What stands behind "=" in a link is no row. */
    private static boolean isQuoted(byte[] bytes) {
        int escapes = 0;
        int others = 0;
        int behind = -1;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] < 0) {
                return false;
            }
            if (bytes[at] == '=') {
                boolean escape = at + 2 < bytes.length
                        && "89ABCDEF".indexOf(bytes[at + 1]) >= 0
                        && "0123456789ABCDEF".indexOf(bytes[at + 2]) >= 0;
                escapes += escape && at == behind ? 1 : 0;
                behind = escape ? at + 3 : behind;
                others += escape || at + 1 < bytes.length && (bytes[at + 1] == '\r' || bytes[at + 1] == '\n') ? 0 : 1;
            }
        }
        return escapes >= FEWEST_ESCAPES && others * 4 <= escapes;
    }
}
