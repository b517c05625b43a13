package io.inlet.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant: the known word with the fewest typing errors (optimal string alignment distance). */
public final class Nearest {
    private Nearest() {}

    /** The nearest word, unless even that needs more than one edit in three letters. */
    public static Optional<String> to(String written, Collection<String> known) {
        record Near(String word, int distance) {}
        return known.stream()
                .map(word -> new Near(word, distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance <= Math.max(near.word.length(), written.length()) / 3)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .map(Near::word);
    }

    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
