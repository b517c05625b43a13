package io.inlet.dispatch.reply;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to be filled, such as {@code {number}}. Filled in one pass: what a place is filled with is never looked at again, so
 * no word of a customer is taken for a place.
 */
record Template(String subject, String text) {
    /** A place, with what joins an absent value to the words before it: "Hello, {name}" without a name is "Hello". */
    static final Pattern PLACE = Pattern.compile("(,? ?)\\{([A-Za-z][A-Za-z0-9_-]*)\\}");

    static final int LONGEST_SUBJECT = 200;

    /** First line the subject, what follows it the text. */
    static Template parse(String written) {
        String[] parts = written.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", 2);
        return new Template(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
    }

    Template fill(Map<String, String> values) {
        return new Template(Words.cut(fill(subject, values), LONGEST_SUBJECT), fill(text, values));
    }

    private static String fill(String pattern, Map<String, String> values) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            String value = values.get(place.group(2));
            if (value == null) {
                return Matcher.quoteReplacement(place.group());
            }
            return Matcher.quoteReplacement(value.isEmpty() ? "" : place.group(1) + value);
        });
    }
}
