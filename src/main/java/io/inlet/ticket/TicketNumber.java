package io.inlet.ticket;

import java.util.Locale;
import java.util.Optional;

/**
 * A number that a person can dictate on the phone: digits, a hyphen and a check digit, such as {@code 104520-8}. The check digit is Damm's
 * (H. M. Damm, 2004): it finds every single wrong digit and every swap of neighbours.
 */
public record TicketNumber(String text) {
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };
    /** Capital letters of both alphabets that people write for digits, and the digits. */
    private static final String LOOKS_LIKE = "OОIІL|ZЗSБBВ";

    private static final String STANDS_FOR = "001111235688";

    public TicketNumber {
        if (!text.matches("[0-9]{1,18}-[0-9]")) {
            throw new IllegalArgumentException("a ticket number is digits, a hyphen and a check digit, not "
                    + text.length() + " other characters");
        }
    }

    /** The number of the n-th ticket. */
    public static TicketNumber of(long sequence) {
        String digits = Long.toString(sequence);
        return new TicketNumber(digits + "-" + checkDigit(digits));
    }

    /**
     * Reads a number back as people write or dictate it: blanks, case, a leading №, # and look-alike letters of either alphabet are
     * forgiven, a wrong check digit is not.
     */
    public static Optional<TicketNumber> parse(String written) {
        if (written == null || written.length() > 60) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (char letter : written.toUpperCase(Locale.ROOT).toCharArray()) {
            int alike = LOOKS_LIKE.indexOf(letter);
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            } else if (alike >= 0) {
                digits.append(STANDS_FOR.charAt(alike));
            } else if (!Character.isWhitespace(letter) && "-‐‑‒–—−_.№#\u00a0".indexOf(letter) < 0) {
                return Optional.empty();
            }
        }
        int last = digits.length() - 1;
        if (last < 1 || last > 18 || checkDigit(digits.substring(0, last)) != digits.charAt(last) - '0') {
            return Optional.empty();
        }
        return Optional.of(new TicketNumber(digits.substring(0, last) + "-" + digits.charAt(last)));
    }

    private static int checkDigit(String digits) {
        int interim = 0;
        for (char digit : digits.toCharArray()) {
            interim = DAMM[interim][digit - '0'];
        }
        return interim;
    }

    @Override
    public String toString() {
        return text;
    }
}
