package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The verb of writing in the line over a quote, and with which words such a line opens. */
final class Wrote {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{M}/-])[\\p{L}\\p{M}]++(?![/-]\\p{L})");
    private static final Pattern GENDERS = Pattern.compile("\\(\\p{L}{1,3}\\)");
    private static final Pattern END = Pattern.compile("[-\\s]*+[:\uFF1A]?[-\\s*]*+");
    private static final Pattern SOON_A_DIGIT =
            Pattern.compile("[\\s,]*+(?:\\p{L}{1,12}[.,]?\\s++){0,2}\\d.*", Pattern.DOTALL);
    private static final Pattern DIGIT_FIRST = Pattern.compile("[\\s*-]*+\\d.*", Pattern.DOTALL);

    private static final Set<String> VERBS = MailWords.all("wrote");
    /** Of languages that put no blanks between words. */
    private static final List<String> GROWN_TOGETHER =
            VERBS.stream().filter(verb -> verb.charAt(0) >= '\u3000').toList();

    private static final Set<String> OPENERS = MailWords.all("opener");
    private static final Set<String> WEEKDAYS = MailWords.all("weekday");

    private Wrote() {}

    static boolean in(String text) {
        return GROWN_TOGETHER.stream().anyMatch(text::contains)
                || WORD.matcher(lower(text)).results().anyMatch(word -> VERBS.contains(word.group()));
    }

    /** Whether nothing but a colon comes after it. */
    static boolean ends(String text) {
        String lower = lower(text);
        MatchResult last = null;
        Matcher words = WORD.matcher(lower);
        while (words.find()) {
            last = words.toMatchResult();
        }
        return last != null
                && VERBS.contains(last.group())
                && END.matcher(lower.substring(last.end())).matches();
    }

    /** Whether the date comes right after it, as Lotus Notes and Roundcube have it. */
    static boolean isBeforeDate(String text) {
        String lower = lower(text);
        return WORD.matcher(lower)
                .results()
                .anyMatch(word -> VERBS.contains(word.group())
                        && SOON_A_DIGIT.matcher(lower.substring(word.end())).matches());
    }

    /** Whether it begins with a date, a day of the week or a word that mail programs put there. */
    static boolean opens(String text) {
        if (DIGIT_FIRST.matcher(text).matches()) {
            return true;
        }
        String lower = lower(text);
        return Stream.concat(OPENERS.stream(), WEEKDAYS.stream())
                .anyMatch(opener -> lower.startsWith(opener) && continues(lower, opener));
    }

    private static boolean continues(String text, String opener) {
        return text.length() > opener.length() && !Character.isLetter(text.charAt(opener.length()));
    }

    private static String lower(String text) {
        return GENDERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").strip();
    }
}
