package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signature of a letter: a closing such as "С уважением" with names and ways to reach them below it. Only where the lines below it
 * hold nothing but that: whoever writes on after the closing is read on.
 */
final class Farewell {
    private static final int MOST_LINES = 18;
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_CLOSING = 60;
    private static final int SENTENCE_WORDS = 9;
    private static final int PHONE_DIGITS = 7;
    private static final int MOST_LETTERS_BESIDE_PHONE = 30;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}.&/]+");
    private static final Pattern SITE = Pattern.compile("(?:https?://|www\\.)\\S", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CLOSINGS = MailWords.all("closing");
    private static final Set<String> FIRMS = MailWords.all("firm");
    private static final Set<String> PHONES = MailWords.all("phone");
    private static final Set<String> REMARKS = MailWords.all("remark");
    private static final Set<String> MATTERS = MailWords.all("matter");

    private Farewell() {}

    /** Where it begins among the last lines; their number where there is none. */
    static int begin(List<String> lines) {
        boolean contact = false;
        int seen = 0;
        for (int at = lines.size() - 1; at > 0 && seen < MOST_LINES; at--) {
            String line = lines.get(at).strip();
            if (line.isEmpty()) {
                continue;
            }
            seen++;
            if (isClosing(line)) {
                return contact || hasContact(line.toLowerCase(Locale.ROOT)) ? at : lines.size();
            }
            if (isProse(line)) {
                return lines.size();
            }
            contact |= hasContact(line.toLowerCase(Locale.ROOT));
        }
        return lines.size();
    }

    static boolean isClosing(String line) {
        if (line.length() > LONGEST_CLOSING) {
            return false;
        }
        String words = line.toLowerCase(Locale.ROOT).replace("*", "").strip();
        return CLOSINGS.stream()
                .anyMatch(closing -> words.startsWith(closing)
                        && (words.length() == closing.length()
                                || ",.!/; \u2014-".indexOf(words.charAt(closing.length())) >= 0
                                || closing.charAt(0) >= '\u3000'));
    }

    /** Somebody says something here, rather than who he is. */
    private static boolean isProse(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        char last = line.charAt(line.length() - 1);
        return line.length() > LONGEST_LINE
                || line.startsWith(">")
                || last == '?'
                || last == '!'
                || last == '.' && WORD.matcher(line).results().count() >= SENTENCE_WORDS
                || REMARKS.stream().anyMatch(remark -> opensWith(lower, remark))
                || MATTERS.stream().anyMatch(matter -> mentions(lower, matter));
    }

    private static boolean opensWith(String line, String word) {
        return line.startsWith(word)
                && (line.length() == word.length() || !Character.isLetter(line.charAt(word.length())));
    }

    private static boolean mentions(String line, String beginning) {
        int at = line.indexOf(beginning);
        return at >= 0 && (at == 0 || !Character.isLetter(line.charAt(at - 1)));
    }

    private static boolean hasContact(String line) {
        long digits = line.chars().filter(Character::isDigit).count();
        long letters = line.chars().filter(Character::isLetter).count();
        return line.indexOf('@') >= 0
                || SITE.matcher(line).find()
                || digits >= PHONE_DIGITS && (letters <= MOST_LETTERS_BESIDE_PHONE || hasWord(line, PHONES))
                || hasWord(line, FIRMS);
    }

    private static boolean hasWord(String line, Set<String> words) {
        return WORD.matcher(line).results().anyMatch(word -> words.contains(withoutDot(word.group())));
    }

    private static String withoutDot(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }
}
