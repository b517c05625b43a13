package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the receiving side's servers write over a mail that came from outside: "[EXTERNAL] This email originated from outside ...",
 * "Внимание! Внешний отправитель", Outlook's "You don't often get email from ...". Nobody's own words go with it: it stands at the very
 * beginning, ends with a line, and each of its sentences is one of those in {@link MailWords}; one question among them, and all of it
 * stays.
 */
public final class OutsideBanner {
    private static final int LONGEST = 800;
    /** Within so many characters a banner ends and something else begins. */
    private static final int LOOK = 5000;

    private static final int MOST_LINES = 6;
    private static final int MOST_PARAGRAPHS = 4;
    /** A line that was wrapped is at least so long with the first word of the next one, which goes on in small letters. */
    private static final int WRAPPED = 60;

    private static final String AROUND = " \t[](){}<>*_=#~|\"'\u00AB\u00BB!.,:;-\u2013\u2014\u26A0\uFE0F\u2757";
    private static final String DECORATION = "[({<*_=#~|\u26A0\u2757";
    private static final Pattern LINK = Pattern.compile("<[^<>\\s]*+>|https?://[^\\s\\]]++", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[.!:]++(?=[\\s\\]*]|$)|\\s[-\u2013\u2014]\\s|(?<=\\])");
    private static final Pattern RULE = Pattern.compile("[\\s*_=#~\u2500\u2014-]*+");

    private static final Phrases CERTAIN = new Phrases(MailWords.all("outside-certain"));
    private static final Phrases OUTSIDE = new Phrases(MailWords.all("outside"));
    private static final Phrases ADVICE = new Phrases(MailWords.all("outside-advice"));
    private static final Set<String> ALARMS = MailWords.all("outside-alarm");

    /** Something said that the mail came from outside. */
    private boolean outside;
    /** It was said as only servers say it: with an alarm, advice, marks around it, or in their very words. */
    private boolean certain;

    private OutsideBanner() {}

    /** The text without it; the same text where there is none, or nothing beside it. */
    public static String cut(String text) {
        List<String> lines = ReplyText.withoutMarks(ReplyText.lines(text.substring(0, Math.min(LOOK, text.length()))));
        int end = 0;
        int at = firstWords(lines, 0);
        for (int paragraph = 0; paragraph < MOST_PARAGRAPHS && at < lines.size(); paragraph++) {
            int count = length(lines, at);
            if (count == 0) {
                break;
            }
            end = firstWords(lines, at + count);
            at = end;
        }
        return end == lines.size() ? text : withoutLines(text, end);
    }

    private static String withoutLines(String text, int count) {
        int begin = 0;
        for (int line = 0; line < count; line++) {
            begin = text.indexOf('\n', begin) + 1;
        }
        return text.substring(begin);
    }

    private static int firstWords(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && isBetween(lines.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBetween(String line) {
        return RULE.matcher(line).matches();
    }

    /** How many lines of the paragraph that begins here are a banner. */
    private static int length(List<String> lines, int from) {
        OutsideBanner banner = new OutsideBanner();
        StringBuilder piece = new StringBuilder();
        int found = 0;
        for (int count = 1; count <= MOST_LINES && from + count <= lines.size(); count++) {
            String line = lines.get(from + count - 1).strip();
            if (isBetween(line) || piece.length() + line.length() > LONGEST) {
                break;
            }
            piece.append(piece.length() == 0 ? "" : " ").append(line);
            if (isWrapped(
                    line, from + count < lines.size() ? lines.get(from + count).strip() : "")) {
                continue;
            }
            if (!banner.goesOn(piece.toString())) {
                break;
            }
            found = banner.outside && banner.certain ? count : found;
            piece.setLength(0);
        }
        return found;
    }

    private static boolean isWrapped(String line, String next) {
        int blank = next.indexOf(' ');
        int word = blank < 0 ? next.length() : blank;
        return word > 0
                && (Character.isLowerCase(next.charAt(0)) || next.charAt(0) == '<')
                && ".!:]>".indexOf(line.charAt(line.length() - 1)) < 0
                && line.length() + 1 + word > WRAPPED;
    }

    /** Whether what comes next, whole lines, says nothing but what banners say. */
    private boolean goesOn(String piece) {
        String words =
                LINK.matcher(piece).replaceAll("").replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        certain |= DECORATION.indexOf(piece.charAt(0)) >= 0 || isShouted(piece);
        for (String sentence : BETWEEN.split(words)) {
            String bare = bare(sentence);
            if (CERTAIN.match(bare) || OUTSIDE.match(bare)) {
                outside = true;
                certain |= CERTAIN.match(bare);
            } else if (ALARMS.contains(bare) || outside && ADVICE.match(bare)) {
                certain = true;
            } else if (!bare.isEmpty()) {
                return false;
            }
        }
        return words.indexOf('?') < 0;
    }

    private static boolean isShouted(String said) {
        return said.equals(said.toUpperCase(Locale.ROOT)) && said.chars().anyMatch(Character::isLetter);
    }

    private static String bare(String sentence) {
        int begin = 0;
        int end = sentence.length();
        while (begin < end && AROUND.indexOf(sentence.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && AROUND.indexOf(sentence.charAt(end - 1)) >= 0) {
            end--;
        }
        return sentence.substring(begin, end);
    }
}
