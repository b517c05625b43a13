package io.inlet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of phrases, some with an ellipsis that stands for anything. Looked up without regular expressions, so that the cost of a line is
 * its length times the number of phrases with an ellipsis, at the most.
 */
final class Phrases {
    private record Gap(String before, String after) {}

    private static final String ELLIPSIS = "…";
    private static final char ANY = '\0';

    private final Set<String> whole = new HashSet<>();
    /** By the letter that they begin with; those that begin with the ellipsis under {@link #ANY}. */
    private final Map<Character, List<Gap>> gaps = new HashMap<>();

    /** Each of them with anything after it. */
    static Phrases beginningWith(Set<String> phrases) {
        return new Phrases(phrases.stream().map(phrase -> phrase + ELLIPSIS).collect(Collectors.toSet()));
    }

    Phrases(Set<String> phrases) {
        for (String phrase : phrases) {
            int gap = phrase.indexOf(ELLIPSIS);
            if (gap < 0) {
                whole.add(phrase.strip());
            } else {
                char first = gap == 0 ? ANY : phrase.charAt(0);
                gaps.computeIfAbsent(first, unused -> new ArrayList<>())
                        .add(new Gap(phrase.substring(0, gap), phrase.substring(gap + 1)));
            }
        }
    }

    /** @param line in lower case, without anything around it */
    boolean match(String line) {
        return whole.contains(line) || !line.isEmpty() && (fits(line.charAt(0), line) || fits(ANY, line));
    }

    private boolean fits(char first, String line) {
        for (Gap gap : gaps.getOrDefault(first, List.of())) {
            if (fits(gap, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Gap gap, String line) {
        return line.length() >= gap.before().length() + gap.after().length()
                && line.startsWith(gap.before())
                && line.endsWith(gap.after());
    }
}
