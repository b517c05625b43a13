package io.inlet.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search in the tracker's language: comparisons joined by AND and OR, with brackets. {@code CF.{Name} = 'value'}, {@code LastUpdated >
 * '2026-11-21 17:00:00'}, {@code Data LIKE 'part'}; a quote inside a value is written {@code \'}.
 */
final class TrackerQuery {
    /** The value of a field by its name; null for a field that is none. */
    interface Fields extends Function<String, String> {}

    private static final Pattern WORD = Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\""
            + "|(CF\\.\\{[^}]+}|[\\w.-]+)|(>=|<=|!=|=|>|<|\\(|\\)))");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

    private final List<String> words = new ArrayList<>();
    private int next;

    private TrackerQuery(String query) {
        Matcher matcher = WORD.matcher(query.strip());
        int end = 0;
        while (end < query.strip().length() && matcher.find(end) && matcher.start() == end) {
            words.add(matcher.group().strip());
            end = matcher.end();
        }
        if (end < query.strip().length()) {
            throw new IllegalArgumentException(
                    "Wrong query, at '" + query.strip().substring(end) + "'");
        }
    }

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException for one that the tracker would not understand
     */
    static Predicate<Fields> parse(String query) {
        TrackerQuery reading = new TrackerQuery(query);
        Predicate<Fields> any = reading.any();
        if (reading.next < reading.words.size()) {
            throw new IllegalArgumentException("Wrong query, at '" + reading.words.get(reading.next) + "'");
        }
        return any;
    }

    private Predicate<Fields> any() {
        Predicate<Fields> any = all();
        while (takes("OR")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<Fields> all() {
        Predicate<Fields> all = one();
        while (takes("AND")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Fields> one() {
        if (takes("(")) {
            Predicate<Fields> inner = any();
            if (!takes(")")) {
                throw new IllegalArgumentException("Incomplete query, a bracket is open");
            }
            return inner;
        }
        String field = word();
        String sign = word();
        String value = value(word());
        return fields -> compares(fields.apply(field), sign, value);
    }

    private boolean takes(String word) {
        boolean there = next < words.size() && words.get(next).equalsIgnoreCase(word);
        next += there ? 1 : 0;
        return there;
    }

    private String word() {
        if (next >= words.size()) {
            throw new IllegalArgumentException("Incomplete query, last element is not close paren or value");
        }
        return words.get(next++);
    }

    private static String value(String word) {
        boolean quoted = word.startsWith("'") || word.startsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1") : word;
    }

    private static boolean compares(String found, String sign, String wanted) {
        if (found == null) {
            return false;
        }
        if (sign.equalsIgnoreCase("LIKE")) {
            return found.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
        }
        int order = NUMBER.matcher(found).matches() && NUMBER.matcher(wanted).matches()
                ? Long.compare(Long.parseLong(found), Long.parseLong(wanted))
                : found.compareTo(DATE.matcher(wanted).replaceFirst("$1T$2Z"));
        return switch (sign) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> throw new IllegalArgumentException("Wrong query, '" + sign + "' is no operator");
        };
    }
}
