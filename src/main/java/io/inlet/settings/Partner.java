package io.inlet.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another company's service desk that writes to us: mails of its senders with one number of its own in the subject are about one thing.
 *
 * @param name as it was set
 * @param senders who writes for it
 * @param number finds the number as its first group
 */
public record Partner(String name, Senders senders, Pattern number) {
    private static final String PLACE = "{number}";
    /** Ends with a letter or digit: a full stop behind it is the sentence's. */
    private static final String NUMBER = "([0-9A-Za-z](?:[0-9A-Za-z./_-]{0,38}[0-9A-Za-z])?)";

    private static final String LETTER = "[\\p{L}\\p{N}]";

    /** All that are set. */
    public static List<Partner> all(Settings settings) {
        return settings.names(PartnerSettings.NUMBER).stream()
                .sorted()
                .map(name -> new Partner(
                        name,
                        settings.find(PartnerSettings.SENDERS.of(name)).orElse(Senders.NONE),
                        settings.get(PartnerSettings.NUMBER.of(name))))
                .toList();
    }

    /**
     * What finds numbers that stand in a form such as {@code [Ticket#{number}]}.
     *
     * @throws IllegalArgumentException when the form has not exactly one place for the number
     */
    static Pattern form(String written) {
        int place = written.indexOf(PLACE);
        if (place < 0 || written.indexOf(PLACE, place + 1) >= 0 || written.length() == PLACE.length()) {
            throw new IllegalArgumentException("a text around " + PLACE);
        }
        String before = written.substring(0, place);
        String after = written.substring(place + PLACE.length());
        String begins = before.matches("(?s)" + LETTER + ".*") ? "(?<!" + LETTER + ")" : "";
        return Pattern.compile(
                begins
                        + Pattern.quote(before)
                        + NUMBER
                        + (after.isEmpty() ? "(?!" + LETTER + ")" : Pattern.quote(after)),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The partner's number of what a mail is about; sender and subject may be null. */
    public Optional<String> number(String sender, String subject) {
        if (subject == null || !senders.include(sender)) {
            return Optional.empty();
        }
        Matcher found = number.matcher(subject);
        return found.find() ? Optional.of(found.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
