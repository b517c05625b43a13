package io.inlet.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether any of many phrases occurs in a text, in one pass: by the first letters at each place it is known that hardly any phrase
 * can begin there.
 */
final class Occurrences {
    private static final int FIRST = 4;
    private static final int MARKS = 1 << 13;

    private final BitSet beginnings = new BitSet(MARKS);
    private final Map<Integer, List<String>> phrases = new HashMap<>();

    /** @param phrases of at least four letters each */
    Occurrences(Collection<String> phrases) {
        for (String phrase : phrases) {
            int mark = mark(phrase, 0);
            beginnings.set(mark);
            this.phrases.computeIfAbsent(mark, unused -> new ArrayList<>()).add(phrase);
        }
    }

    boolean isIn(String text) {
        for (int at = 0; at <= text.length() - FIRST; at++) {
            int mark = mark(text, at);
            if (beginnings.get(mark) && begins(text, at, phrases.get(mark))) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int at, List<String> possible) {
        for (String phrase : possible) {
            if (text.startsWith(phrase, at)) {
                return true;
            }
        }
        return false;
    }

    private static int mark(String text, int at) {
        int letters = text.charAt(at) * 31 * 31 * 31
                + text.charAt(at + 1) * 31 * 31
                + text.charAt(at + 2) * 31
                + text.charAt(at + 3);
        return letters & MARKS - 1;
    }
}
