package io.inlet.dispatch;

import java.util.Collection;
import java.util.Comparator;

/** The word that somebody who mistyped may have meant. */
final class Nearest {
    private Nearest() {}

    /** {@code ; did you mean url?}, or what there is where nothing is near. */
    static String question(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.min(word.length() - 1, Math.max(2, word.length() / 3)))
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .map(word -> "; did you mean " + word + "?")
                .orElse(known.isEmpty() ? "" : "; there is " + String.join(", ", known));
    }

    /** Edits between two words (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int above = row[column];
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(change, Math.min(above, row[column - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
