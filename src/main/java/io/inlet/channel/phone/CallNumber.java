package io.inlet.channel.phone;

import io.inlet.text.PhoneNumbers;
import java.util.Locale;
import java.util.Set;

/**
 * Who is at the other end of a call.
 *
 * @param number E.164; null unless it identifies somebody
 * @param shown as it was sent, or E.164; empty when nothing was
 */
record CallNumber(Kind kind, String number, String shown) {
    /** What exchanges write in the place of a number that is not told; {@code <unknown>} is Asterisk's. */
    private static final Set<String> WITHHELD = Set.of(
            "anonymous",
            "anonymous.invalid",
            "asterisk",
            "blocked",
            "hidden",
            "no number",
            "none",
            "null",
            "private",
            "private number",
            "restricted",
            "unavailable",
            "unknown",
            "<unknown>",
            "withheld",
            "скрыт",
            "скрытый номер",
            "номер скрыт");

    /** What a number says of who called. */
    enum Kind {
        KNOWN,
        /** A number of many people, such as a company's: it can be called, but identifies nobody. */
        SHARED,
        WITHHELD,
        /** An extension, or nothing that can be dialled from outside. */
        INTERNAL
    }

    static CallNumber of(String raw, String country, PhoneBook.Entry book) {
        String plain = plain(raw);
        if (plain.isEmpty() || WITHHELD.contains(plain.toLowerCase(Locale.ROOT))) {
            return new CallNumber(Kind.WITHHELD, null, "");
        }
        String number = PhoneNumbers.ofExchange(plain, country);
        if (number == null) {
            return new CallNumber(Kind.INTERNAL, null, plain);
        }
        return book.isShared(number)
                ? new CallNumber(Kind.SHARED, null, number)
                : new CallNumber(Kind.KNOWN, number, number);
    }

    /** Without the scheme and the host of a SIP or tel address (RFC 3261, 19.1.1; RFC 3966). */
    static String plain(String raw) {
        String text = Line.of(raw);
        String lower = text.toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"sip:", "sips:", "tel:"}) {
            if (lower.startsWith(scheme)) {
                return text.substring(scheme.length()).replaceFirst("[@;].*$", "");
            }
        }
        return text;
    }
}
