package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Legal notices that companies put under every mail. */
final class Disclaimers {
    private static final int SHORTEST = 40;
    private static final int LONGEST = 6000;
    private static final Pattern RULE = Pattern.compile("[\\s>]*[-_=*\u2014\u2500~]{3,}\\s*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0]++");
    private static final Occurrences PHRASES = new Occurrences(MailWords.all("disclaimer"));

    private Disclaimers() {}

    /** Where they begin among the last lines; their number where there are none. */
    static int begin(List<String> lines) {
        int end = lines.size();
        while (end > 0) {
            int last = end;
            while (last > 0 && isBetween(lines.get(last - 1))) {
                last--;
            }
            int first = last;
            while (first > 0 && !isBetween(lines.get(first - 1))) {
                first--;
            }
            if (first == last || !isDisclaimer(lines.subList(first, last))) {
                break;
            }
            end = first;
        }
        while (end < lines.size() && end > 0 && RULE.matcher(lines.get(end - 1)).matches()) {
            end--;
        }
        return end;
    }

    private static boolean isBetween(String line) {
        return line.isBlank() || RULE.matcher(line).matches();
    }

    private static boolean isDisclaimer(List<String> paragraph) {
        int length = paragraph.stream().mapToInt(String::length).sum();
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        String said = BLANKS.matcher(String.join(" ", paragraph).toLowerCase(Locale.ROOT))
                .replaceAll(" ");
        return PHRASES.isIn(said);
    }
}
