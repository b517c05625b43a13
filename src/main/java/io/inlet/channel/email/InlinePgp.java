package io.inlet.channel.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PGP's marks in a plain text (RFC 9580, 6.2 and 7): a signed text is what stands between them. No signature is verified. */
final class InlinePgp {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String SIGNATURE_END = "-----END PGP SIGNATURE-----";
    private static final String ENCRYPTED = "-----BEGIN PGP MESSAGE-----";
    private static final Pattern ARMOUR_HEADERS =
            Pattern.compile("[ \\t]*\\n(?:[A-Za-z]{1,30}: [^\\n]*\\n){0,20}+[ \\t]*\\n");
    private static final Pattern ESCAPED = Pattern.compile("(?m)^- (?=-|From )");

    private InlinePgp() {}

    /** The text without the marks of a signature, and with what stands around it. Lines end with LF. */
    static String signedText(String text) {
        int begin = text.indexOf(SIGNED);
        int signature = begin < 0 ? -1 : text.indexOf("\n" + SIGNATURE, begin);
        if (signature < 0 || begin > 0 && text.charAt(begin - 1) != '\n') {
            return text;
        }
        Matcher headers = ARMOUR_HEADERS.matcher(text).region(begin + SIGNED.length(), signature + 1);
        int from = headers.lookingAt() ? headers.end() : begin + SIGNED.length();
        String signed = from > signature ? "" : text.substring(from, signature);
        int end = text.indexOf(SIGNATURE_END, signature);
        String after = end < 0 ? "" : text.substring(end + SIGNATURE_END.length());
        return text.substring(0, begin) + ESCAPED.matcher(signed).replaceAll("") + after;
    }

    static boolean isEncrypted(String text) {
        int begin = text.indexOf(ENCRYPTED);
        return begin == 0 || begin > 0 && text.charAt(begin - 1) == '\n';
    }
}
