package io.inlet.channel.email.mime;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What arriving bytes are: a mail, a text without a header, or neither. None is refused: what cannot be read stays whole as the only file
 * of a mail that says nothing.
 */
public final class Beginning {
    private static final int LOOK = 2000;
    private static final byte[] TNEF = {0x78, (byte) 0x9F, 0x3E, 0x22};

    /** Fields with which a mail begins; a line such as "Hello: the printer is broken" makes none. */
    private static final Set<String> FIELDS = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "sender",
            "reply-to",
            "return-path",
            "received",
            "delivered-to",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "dkim-signature",
            "authentication-results",
            "errors-to",
            "precedence",
            "auto-submitted");

    private Beginning() {}

    /** The mail that the bytes are: as it was scanned, or a part that holds all of them. */
    public static Part root(Part scanned, RawCursor cursor) throws IOException {
        if (scanned.headers().fields().stream().anyMatch(field -> isKnown(field.name()))) {
            return scanned;
        }
        Part whole = whole("text/plain");
        byte[] look = cursor.open(whole).readNBytes(LOOK);
        if (startsWith(look, TNEF)) {
            return whole("application/ms-tnef; name=winmail.dat");
        }
        return isJunk(look)
                ? whole("application/octet-stream; name=message.bin")
                : scanned.headers().isEmpty() ? scanned : whole;
    }

    /** Whether nothing in the bytes says how to read them. */
    public static boolean isUnreadable(Part root) {
        return root.headers().size() == 1 && root.mediaType().equals("application/octet-stream");
    }

    private static Part whole(String type) {
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", type);
        Part whole = new Part(headers, null, Layer.MAIL, 0);
        whole.endAt(Long.MAX_VALUE);
        return whole;
    }

    private static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FIELDS.contains(lower)
                || lower.startsWith("x-")
                || lower.startsWith("content-")
                || lower.startsWith("list-");
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /** Control characters do not stand in text; a few may have slipped in. UTF-16 says itself that it is text. */
    private static boolean isJunk(byte[] look) {
        boolean utf16 = look.length > 1 && (look[0] & 0xFF) + (look[1] & 0xFF) == 0xFF + 0xFE;
        int controls = 0;
        for (byte one : look) {
            if (one >= 0 && one < ' ' && "\t\n\r\f\u001b".indexOf(one) < 0) {
                controls++;
            }
        }
        return !utf16 && controls * 20 > look.length;
    }
}
