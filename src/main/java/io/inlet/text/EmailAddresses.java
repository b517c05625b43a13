package io.inlet.text;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The canonical form of an e-mail address, by which one person is recognised again: lower case, the domain in Unicode (never as {@code
 * xn--}), NFC, without what surrounds an address in the wild. Plus tags and dots stay: only the receiving server knows what they mean.
 */
public final class EmailAddresses {
    private static final String BEFORE = " \t\r\n<>\"'([,;:";
    private static final String AFTER = " \t\r\n<>\"')],;:.";
    private static final Pattern PLAUSIBLE =
            Pattern.compile("(?:[^\\s@<>\"(),:;\\[\\]]+|\"[^\"\\\\\\p{Cc}]{1,60}\")@[^\\s@<>\"(),:;\\[\\]]+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.){1,100}\"@[^\\s\"]+");
    private static final Pattern NEEDLESSLY_QUOTED = Pattern.compile("\"([\\w.+-]+)\"@.*");
    private static final List<String> SCHEMES = List.of("mailto:", "smtp:");

    private EmailAddresses() {}

    /** The canonical form; null for null and for what holds nothing. What is no address is only trimmed and lowered. */
    public static String canonical(String raw) {
        if (raw == null) {
            return null;
        }
        String address = ComposedText.of(bare(raw)).toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at >= 0) {
            address = address.substring(0, at + 1)
                    + domain(address.substring(at + 1).strip());
        }
        return address.isEmpty() ? null : address;
    }

    /** Whether a canonical form looks like something that mail can be sent to (RFC 5321, 4.1.2). */
    public static boolean isPlausible(String canonical) {
        return canonical != null && PLAUSIBLE.matcher(canonical).matches();
    }

    /** The mailbox that a detail belongs to (RFC 5233): {@code a+b@c} is {@code a@c}. Means something for servers that are known only. */
    public static String withoutDetail(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    private static String bare(String raw) {
        if (QUOTED.matcher(raw.strip()).matches()) {
            Matcher needless = NEEDLESSLY_QUOTED.matcher(raw.strip());
            return needless.matches() ? raw.strip().replace("\"", "") : raw.strip();
        }
        int begin = 0;
        int end = raw.length();
        boolean more = true;
        while (more && begin < end) {
            int scheme = schemeAt(raw, begin);
            more = scheme > 0 || BEFORE.indexOf(raw.charAt(begin)) >= 0;
            begin += scheme > 0 ? scheme : more ? 1 : 0;
        }
        boolean literal = raw.indexOf("@[", begin) > 0;
        while (end > begin && AFTER.indexOf(raw.charAt(end - 1)) >= 0 && !(literal && raw.charAt(end - 1) == ']')) {
            end--;
        }
        return raw.substring(begin, end);
    }

    private static int schemeAt(String raw, int at) {
        for (String scheme : SCHEMES) {
            if (raw.regionMatches(true, at, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return 0;
    }

    private static String domain(String domain) {
        if (!domain.contains("xn--")) {
            return domain;
        }
        try {
            return IDN.toUnicode(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnIdn) {
            return domain;
        }
    }
}
