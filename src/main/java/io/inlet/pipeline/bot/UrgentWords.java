package io.inlet.pipeline.bot;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that are not kept waiting, whatever their case; ё counts as е. Thread-safe. */
final class UrgentWords {
    private static final String WORD = "[\\p{L}\\p{N}]";

    private final Pattern pattern;

    /** @param list words and phrases with commas between them; {@code *} stands for the rest of a word */
    UrgentWords(String list) {
        String any = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(phrase -> !phrase.replace("*", "").isBlank())
                .map(UrgentWords::expression)
                .collect(Collectors.joining("|"));
        pattern = any.isEmpty() ? null : Pattern.compile("(?<!" + WORD + ")(?:" + any + ")(?!" + WORD + ")");
    }

    boolean in(String text) {
        return pattern != null && pattern.matcher(folded(text)).find();
    }

    private static String expression(String phrase) {
        return Arrays.stream(folded(phrase).split("\\s+"))
                .map(word -> Arrays.stream(word.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(WORD + "*+")))
                .collect(Collectors.joining("\\s+"));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
