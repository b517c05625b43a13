package io.inlet.settings;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what customers should not have sent in a text, and masks it. What only looks like it stays, so that an order's number is not
 * taken for a card: a card's number has a length, a beginning and a check digit (ISO/IEC 7812-1).
 */
public enum Sensitive {
    /** 13 to 19 digits, perhaps in groups; the last four stay, for those who have to ask back. */
    CARDS {
        @Override
        public String mask(String text) {
            return RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(masked(run.group())));
        }
    },
    /** What follows the word for it and a colon or equals sign; after a dash or "is" only what looks like no word. */
    PASSWORDS {
        @Override
        public String mask(String text) {
            String named = NAMED.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(MASK));
            return SAID.matcher(named).replaceAll("$1" + Matcher.quoteReplacement(MASK));
        }
    };

    static final String MASK = "****";

    /** Digits with single separators between them; a card may stand beside its date in one. */
    private static final Pattern RUN = Pattern.compile("(?<![\\p{L}0-9])[0-9]++(?:[ -][0-9]++)*+(?!\\p{L})");

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    /** Visa, Mastercard, Mir, American Express, JCB, Diners, Maestro, Discover, UnionPay by their first digits. */
    private static final Pattern ISSUER = Pattern.compile("4[0-9]{12}(?:[0-9]{3}(?:[0-9]{3})?)?"
            + "|(?:5[0-9]|6[0-9])[0-9]{11,17}|2[2-7][0-9]{14,17}|3[47][0-9]{13}|3[0568][0-9]{12,17}");

    private static final String WORD =
            "(?<![\\p{L}0-9])(?:password|passwd|passcode|pwd|пароль|пароля|паролем|pin|пин|пин-код|cvv2?|cvc2?)";
    private static final Pattern NAMED = Pattern.compile(
            "(" + WORD + "\\s{0,3}[:=]\\s{0,3}[\"'«]?)(?!\\*\\*\\*\\*|\\[REDACTED)[^\\s\"'«»,;<>]{1,200}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SAID = Pattern.compile(
            "(" + WORD
                    + "\\s{1,3}(?:is|это|[-–—])\\s{1,3}[\"'«]?)(?=[^\\s]{0,200}[0-9!@#$%^&*_])[^\\s\"'«»,;<>]{3,200}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The text with all of this kind masked. */
    public abstract String mask(String text);

    /** The text with all of these kinds masked. */
    public static String mask(String text, Set<Sensitive> kinds) {
        String masked = text;
        for (Sensitive kind : values()) {
            masked = kinds.contains(kind) ? kind.mask(masked) : masked;
        }
        return masked;
    }

    /** Whole groups of digits that together are a card's number are masked. */
    private static String masked(String run) {
        if (run.length() < SHORTEST) {
            return run;
        }
        StringBuilder masked = new StringBuilder();
        int written = 0;
        int first = 0;
        while (first < run.length()) {
            int end = cardFrom(run, first);
            if (end > 0) {
                String digits = run.substring(first, end).replace(" ", "").replace("-", "");
                masked.append(run, written, first).append(MASK).append(digits, digits.length() - 4, digits.length());
                written = end;
            }
            first = endOfGroup(run, end > 0 ? end - 1 : first) + 1;
        }
        return masked.append(run, written, run.length()).toString();
    }

    /** Where the longest card's number ends that begins with the group at this place; negative: none does. */
    private static int cardFrom(String run, int first) {
        StringBuilder digits = new StringBuilder();
        int found = -1;
        for (int next = first; next < run.length() && digits.length() < LONGEST; ) {
            int end = endOfGroup(run, next);
            digits.append(run, next, end);
            if (digits.length() >= SHORTEST && ISSUER.matcher(digits).matches() && hasCheckDigit(digits)) {
                found = end;
            }
            next = end + 1;
        }
        return found;
    }

    private static int endOfGroup(String run, int from) {
        int end = from;
        while (end < run.length() && run.charAt(end) >= '0' && run.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** ISO/IEC 7812-1, annex B (Luhn). */
    private static boolean hasCheckDigit(CharSequence digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(digits.length() - 1 - index) - '0';
            int weighted = index % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
