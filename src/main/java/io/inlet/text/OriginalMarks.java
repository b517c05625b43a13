package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How mail programs that do not mark each quoted line begin the original: a titled rule, or its header written out (Outlook in all forms).
 * The words stand in {@link MailWords}.
 */
final class OriginalMarks {
    private static final int LONGEST = 200;
    private static final String AROUND = " \t\u00A0*>_-=\u2014\u2013\u2500\u2015#~+|\u200B\uFEFF";
    private static final String RULES = "_-=\u2014\u2013\u2500\u2015#~";
    private static final Pattern RULE = Pattern.compile("[\\s>*]*[-_=\u2014\u2500\u2015*]{5,}[\\s*]*");

    private static final Phrases ORIGINAL = new Phrases(MailWords.all("original"));
    private static final Phrases FORWARD = new Phrases(MailWords.all("forward"));
    private static final Phrases FORWARD_LINE = new Phrases(MailWords.all("forward-line"));
    private static final Phrases ABOVE = new Phrases(MailWords.all("above"));

    private OriginalMarks() {}

    /** A line that announces a forwarded mail. */
    static boolean isForward(String line) {
        if (line.length() > LONGEST || line.isBlank()) {
            return false;
        }
        return isTitle(line) && FORWARD.match(words(line))
                || (line.indexOf(':') >= 0 || line.indexOf('\uFF1A') >= 0)
                        && FORWARD_LINE.match(
                                line.strip().toLowerCase(Locale.ROOT).replace("*", ""));
    }

    /** Whether the original begins with this line. */
    static boolean begins(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.isBlank()) {
            return false;
        }
        if (line.length() <= LONGEST) {
            String words = words(line);
            // A title without strokes counts only with a header below it.
            boolean titled = ORIGINAL.match(words)
                    && (isTitle(line) || at + 1 < lines.size() && HeaderBlock.at(lines, at + 1, true) != null);
            if (titled || asksToAnswerAbove(line)) {
                return true;
            }
        }
        return headerAt(lines, at) != null;
    }

    /** The line by which service desks, ours too, ask to answer above it. */
    static boolean asksToAnswerAbove(String line) {
        return line.length() <= LONGEST && ABOVE.match(words(line));
    }

    /** The header of an original that begins with this line or, when that is a rule, right after it; null where none does. */
    static HeaderBlock headerAt(List<String> lines, int at) {
        int begin = at;
        if (lines.get(at).length() <= LONGEST
                && isTitle(lines.get(at))
                && RULE.matcher(lines.get(at)).matches()) {
            begin = at + 1;
            while (begin < lines.size() && begin < at + 3 && lines.get(begin).isBlank()) {
                begin++;
            }
        }
        return begin < lines.size() ? HeaderBlock.at(lines, begin, begin > at) : null;
    }

    private static String words(String line) {
        int begin = 0;
        int end = line.length();
        while (begin < end && AROUND.indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && (AROUND.indexOf(line.charAt(end - 1)) >= 0 || line.charAt(end - 1) == ':')) {
            end--;
        }
        return line.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    /** Two or more strokes before or behind the words. */
    private static boolean isTitle(String line) {
        for (int at = 1; at < line.length(); at++) {
            if (line.charAt(at) == line.charAt(at - 1) && RULES.indexOf(line.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
