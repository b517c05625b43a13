package io.inlet.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of phrases, some with an ellipsis that stands for anything. Looked up without regular expressions, so that the cost of a line is
 * its length times the number of phrases with an ellipsis, at the most.
 */
final class Phrases {
    private record Gap(String before, String after) {}

    private static final String ELLIPSIS = "…";

    private final Set<String> whole = new HashSet<>();
    private final List<Gap> gaps = new ArrayList<>();

    Phrases(Set<String> phrases) {
        for (String phrase : phrases) {
            int gap = phrase.indexOf(ELLIPSIS);
            if (gap < 0) {
                whole.add(phrase.strip());
            } else {
                gaps.add(new Gap(phrase.substring(0, gap), phrase.substring(gap + 1)));
            }
        }
    }

    /** @param line in lower case, without anything around it */
    boolean match(String line) {
        return whole.contains(line) || gaps.stream().anyMatch(gap -> fits(gap, line));
    }

    private static boolean fits(Gap gap, String line) {
        return line.length() >= gap.before().length() + gap.after().length()
                && line.startsWith(gap.before())
                && line.endsWith(gap.after());
    }
}
