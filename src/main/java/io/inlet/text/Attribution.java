package io.inlet.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The line that mail programs put over a quote: who wrote when, in many languages and often over several lines. Told by its parts (a verb
 * of writing, a date, an address, the colon at its end) rather than by the wording of each program. Each part is found in one way only, so
 * that no line costs more than its length.
 */
final class Attribution {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MOST_LINES = 7;
    private static final int LONGEST = 500;

    private static final String VERBS =
            "написала?\\(?а?\\)?|писала?\\(?а?\\)?|пиш[еу]т?|написав(?:ла)?|написа[вл]а?|напісаў|напісала|жазды|жазған"
                    + "|wrote|sent|schrieb|a écrit|écrit|escribi[óo]|ha scritto|scritto|escreveu|schreef|geschreven"
                    + "|napisała?(?:\\(a\\))?|napsala?|skrev|kirjoitti|yazdı|şunları yazdı|đã viết|a scris|írta|έγραψε|写道|寫道|書きました|のメール|작성|כתב";
    private static final Pattern SENTENCE =
            Pattern.compile("\\p{Ll}{3}[.!?]\\s++\\p{Lu}\\p{Ll}++\\s++\\p{Ll}++\\s++\\p{Ll}");
    private static final Pattern VERB =
            Pattern.compile("(?<![\\p{L}/-])(?:" + VERBS + ")(?![\\p{L}/-])|写道|寫道|書きました|のメール|작성", FLAGS);
    private static final Pattern ENDS_WITH_VERB = Pattern.compile(
            "(?:^|.*[\\s>,)\"\u00BB'])(?:" + VERBS + ")[-\\s]*+[:\uFF1A]?[-\\s*]*+", FLAGS | Pattern.DOTALL);

    private static final Pattern DATE = Pattern.compile(
            "\\d{1,4}[./\u5E74-]\\s?\\d{1,2}[./\u6708-]\\s?\\d{1,4}|\\d{1,2}(?:st|nd|rd|th|\\.)?[\\s-]++(?:de )?\\p{L}{3,12}\\.?,?[\\s-]++(?:de )?\\d{2,4}"
                    + "|\\p{L}{3,12}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}\\.?\\s+\\p{L}{3,12}\\.?(?=[\\s,])",
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

    private static final Pattern BEGINNING =
            Pattern.compile("[\\s>*-]*(?:\\p{L}{1,14}\\b.*|\\d.*|[\"<\u00AB].*|.*@.*)", FLAGS | Pattern.DOTALL);

    private static final Pattern STARTER = Pattern.compile(
            "[\\s*-]*(?:(?:on|le|am|el|il|op|em|den|dnia|w dniu|dne|vào)\\s+(?:\\p{L}{2,12}[.,]*\\s+)?\\d|\\d{1,2}[./ -]).{5,90}:",
            FLAGS);

    private Attribution() {}

    /** How many lines the attribution that begins here has; 0 where none begins. */
    static int length(List<String> lines, int at) {
        String first = lines.get(at);
        if (first.isBlank()
                || first.length() > LONGEST
                || !BEGINNING.matcher(first).matches()
                || !mayBegin(first)) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= MOST_LINES && at + count <= lines.size(); count++) {
            String line = lines.get(at + count - 1);
            if (count > 1 && line.isBlank() && joined.indexOf("<") < 0 && !nextIsAddress(lines, at + count)) {
                return 0;
            }
            joined.append(joined.length() == 0 ? "" : " ")
                    .append(count > 1 ? line.strip().replaceFirst("^>\\s?", "> ") : line.strip());
            if (joined.length() > LONGEST) {
                return 0;
            }
            if (!line.isBlank() && isWhole(joined.toString())) {
                return count;
            }
        }
        return 0;
    }

    private static boolean nextIsAddress(List<String> lines, int index) {
        return index < lines.size() && lines.get(index).strip().startsWith("<");
    }

    /** Whether it stands for itself, without quote marks after it: it names an address, or when to the minute, or begins like one. */
    static boolean isCertain(List<String> lines, int at, int count) {
        String joined = String.join(" ", lines.subList(at, at + count)).strip();
        if (ADDRESS.matcher(joined).find() || ISO_DATE.matcher(joined).matches()) {
            return true;
        }
        return DATE.matcher(joined).find()
                && (TIME.matcher(joined).find() || STARTER.matcher(joined).matches());
    }

    /** A cheap look first: no attribution begins without a digit, an address, or a name before one. */
    private static boolean mayBegin(String line) {
        return line.chars().anyMatch(letter -> letter >= '0' && letter <= '9' || letter == '@' || letter == '<');
    }

    private static boolean isWhole(String text) {
        if (text.startsWith(">")) {
            return false;
        }
        if (ISO_DATE.matcher(text).matches()) {
            return true;
        }
        boolean ends = text.endsWith(":") || text.endsWith("\uFF1A");
        if (!ends && !text.endsWith("-")) {
            return false;
        }
        if (text.endsWith(":") && DATE_AND_ADDRESS.matcher(text).matches() && hasMoment(text)) {
            return true;
        }
        boolean named = hasMoment(text) || ADDRESS.matcher(text).find();
        if (!named) {
            return false;
        }
        return ends && VERB.matcher(text).find() && !beginsSentence(text)
                || ENDS_WITH_VERB.matcher(text).matches() && (ends || text.endsWith("-"));
    }

    private static boolean hasMoment(String text) {
        return DATE.matcher(text).find() || TIME.matcher(text).find();
    }

    /** A verb in the middle with a full stop after it is a sentence that happens to end with a colon. */
    private static boolean beginsSentence(String text) {
        return SENTENCE.matcher(text).find();
    }
}
