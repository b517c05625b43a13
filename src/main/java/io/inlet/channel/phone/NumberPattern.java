package io.inlet.channel.phone;

import io.inlet.text.PhoneNumbers;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number, or with {@code *} at its end all that begin so; compared by digits, so that the plus sign does not matter. */
record NumberPattern(String digits, boolean prefix) {
    private static final Pattern FORM = Pattern.compile("\\+?[0-9]{1,20}\\*?|\\*");

    /** Empty for what is neither. A whole number may be national. */
    static Optional<NumberPattern> parse(String written, String country) {
        String text = written.replaceAll("[\\s().-]", "");
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        if (text.endsWith("*")) {
            return Optional.of(new NumberPattern(digits(text), true));
        }
        String canonical = PhoneNumbers.ofExchange(text, country);
        return Optional.of(new NumberPattern(digits(canonical == null ? text : canonical), false));
    }

    boolean matches(String number) {
        String other = digits(number);
        return prefix ? other.startsWith(digits) : other.equals(digits);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
