package io.inlet.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The line that mail programs put over a quote: who wrote when, in many languages and often over several lines. Told by its parts (a verb
 * of writing, a date, an address, the colon at its end) rather than by the wording of each program. Each part is found in one way only, so
 * that no line costs more than its length.
 *
 * @param lines how many lines it has
 * @param certain whether it stands for itself; one that does not needs a quote after it
 */
record Attribution(int lines, boolean certain) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MOST_LINES = 7;
    private static final int LONGEST = 500;
    private static final int LONGEST_WITHOUT_VERB = 160;

    private static final Pattern SENTENCE =
            Pattern.compile("\\p{Ll}{3}[.!?]\\s++\\p{Lu}\\p{Ll}++\\s++\\p{Ll}++\\s++\\p{Ll}");

    private static final Pattern DATE = Pattern.compile(
            "\\d{1,4}[./\u5E74-]\\s?\\d{1,2}[./\u6708-]\\s?\\d{1,4}|\\d{1,2}(?:st|nd|rd|th|\\.)?[\\s-]++(?:de )?\\p{L}{3,12}\\.?,?[\\s-]++(?:de )?\\d{2,4}"
                    + "|\\p{L}{3,12}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}\\.?\\s+\\p{L}{3,12}\\.?(?=[\\s,])|\\d{4}[\uB144.]\\s?\\d{1,2}[\uC6D4.]\\s?\\d{1,2}",
            FLAGS);
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}[:.h]\\d{2}(?!\\d)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@\"]@[^\\s<>@\".]++\\.[^\\s<>@\"]");

    /** Mail.ru, Yandex and others: a date, somebody's address, a colon, and no verb. */
    private static final Pattern DATE_AND_ADDRESS = Pattern.compile(
            "[\\s*-]*(?:\\p{L}{2,12}\\.?,?\\s+)?[\\d(].{4,264}[^\\s<>@\"]@[^\\s<>@\".]++\\.[^\\s<>@\":)]++>?\\)?\\s*+:\\s*",
            FLAGS | Pattern.DOTALL);

    /** Gmail of years ago: 2013/7/20 name &lt;address&gt;, or a time zone in place of the address. */
    private static final Pattern ISO_DATE = Pattern.compile(
            "\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}(?:\\s+\\d{1,2}:\\d{2})?\\s+(?:GMT[+-]\\d{1,2}:\\d{2}\\s+\\S.{1,100}|.{1,100}<[^<>\\s]+@[^<>\\s]+>:?)\\s*",
            FLAGS | Pattern.DOTALL);

    /** Logs have addresses too, but no name before one in angle brackets. */
    private static final Pattern BRACKETED = Pattern.compile("[^\\s=:]\\s?[<(][^<>\\s@]++@");

    private static final Pattern DATED =
            Pattern.compile("[\\s\\[(]*+\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}[ T].*", Pattern.DOTALL);

    /** Lotus Notes: name, three strokes, the moment, three strokes, subject. */
    private static final Pattern NOTES = Pattern.compile(
            "\\p{L}[^-]{2,80}---\\s?\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4} \\d{1,2}:\\d{2}(?::\\d{2})?(?: [AP]M)?---.{0,120}");

    private static final Pattern BEGINNING = Pattern.compile(
            "[\\s>*-]*(?:[\\p{L}\\p{M}]{1,14}(?![\\p{L}\\p{M}\\p{N}_]).*|\\d.*|[\"<\u00AB].*|.*@.*)",
            FLAGS | Pattern.DOTALL);

    /** The attribution that begins with this line; null where none does. */
    static Attribution at(List<String> lines, int at) {
        String first = lines.get(at);
        if (first.isBlank()
                || first.length() > LONGEST
                || !mayBegin(first)
                || !BEGINNING.matcher(first).matches()) {
            return null;
        }
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= MOST_LINES && at + count <= lines.size(); count++) {
            String line = lines.get(at + count - 1);
            if (count > 1 && line.isBlank() && joined.indexOf("<") < 0 && !nextIsAddress(lines, at + count)) {
                return null;
            }
            if (count > 1
                    && DATED.matcher(line).matches()
                    && DATED.matcher(first).matches()) {
                return null;
            }
            joined.append(joined.length() == 0 ? "" : " ")
                    .append(count > 1 ? line.strip().replaceFirst("^>\\s?", "> ") : line.strip());
            if (joined.length() > LONGEST) {
                return null;
            }
            String text = joined.toString();
            if (!line.isBlank() && isWhole(text)) {
                return new Attribution(count, isCertain(text));
            }
        }
        return null;
    }

    private static boolean nextIsAddress(List<String> lines, int index) {
        return index < lines.size() && lines.get(index).strip().startsWith("<");
    }

    /** A cheap look first: no attribution begins without a digit, an address, or a name before one. */
    private static boolean mayBegin(String line) {
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (letter >= '0' && letter <= '9' || letter == '@' || letter == '<') {
                return true;
            }
        }
        return false;
    }

    /** Names an address, or when to the minute, in the way of mail programs rather than in the middle of a sentence. */
    private static boolean isCertain(String text) {
        if (isOfGmailOrNotes(text)) {
            return true;
        }
        if (!Wrote.in(text)) {
            return DATE_AND_ADDRESS.matcher(text).matches()
                    && BRACKETED.matcher(text).find();
        }
        return ADDRESS.matcher(text).find()
                || DATE.matcher(text).find()
                        && !Wrote.isSpoken(text)
                        && (Wrote.opens(text) || Wrote.isBeforeDate(text));
    }

    private static boolean isOfGmailOrNotes(String text) {
        return Character.isDigit(text.charAt(0)) && ISO_DATE.matcher(text).matches()
                || text.contains("---") && NOTES.matcher(text).matches();
    }

    private static boolean isWhole(String text) {
        if (text.startsWith(">")) {
            return false;
        }
        if (isOfGmailOrNotes(text)) {
            return true;
        }
        boolean ends = text.endsWith(":") || text.endsWith("\uFF1A");
        if (!ends && !text.endsWith("-")) {
            return false;
        }
        boolean date = DATE.matcher(text).find();
        boolean time = TIME.matcher(text).find();
        boolean address = text.indexOf('@') >= 0;
        if (ends && (date || time) && address && DATE_AND_ADDRESS.matcher(text).matches()) {
            return true;
        }
        if (!date && !time && !(address && ADDRESS.matcher(text).find())) {
            return false;
        }
        return ends && Wrote.in(text) && !SENTENCE.matcher(text).find()
                || Wrote.ends(text)
                || ends && date && time && text.length() <= LONGEST_WITHOUT_VERB;
    }
}
