package io.inlet.rules;

import java.util.ArrayList;
import java.util.List;

/** Texts of which at least one stands in everything that a regular expression matches; none where that is not plain to see. */
final class RequiredLiterals {
    private static final int SHORTEST = 3;

    private RequiredLiterals() {}

    static List<String> of(String expression) {
        if (expression.contains("(?") || expression.contains("\\Q")) {
            return List.of();
        }
        List<String> literals = new ArrayList<>();
        for (String alternative : alternatives(expression)) {
            String longest = longestRun(alternative);
            if (longest.length() < SHORTEST) {
                return List.of();
            }
            literals.add(Folding.fold(longest));
        }
        return List.copyOf(literals);
    }

    private static List<String> alternatives(String expression) {
        List<String> found = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            int end = skip(expression, i);
            if (end > i) {
                i = end;
                continue;
            }
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                found.add(expression.substring(begin, i));
                begin = i + 1;
            }
        }
        found.add(expression.substring(begin));
        return found;
    }

    /** The last character of the escape or character class that begins here, or the place itself. */
    private static int skip(String expression, int at) {
        if (expression.charAt(at) == '\\') {
            return at + 1;
        }
        if (expression.charAt(at) != '[') {
            return at;
        }
        int end = at + 1;
        while (end < expression.length() && (expression.charAt(end) != ']' || end == at + 1)) {
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    private static String longestRun(String alternative) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < alternative.length(); i++) {
            char c = alternative.charAt(i);
            boolean plain = depth == 0 && (Character.isLetterOrDigit(c) || c == ' ');
            if (plain) {
                run.append(c);
                continue;
            }
            if ("?*{".indexOf(c) >= 0 && run.length() > 0) {
                run.setLength(run.length() - 1);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            run.setLength(0);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '{') {
                i = Math.max(i, alternative.indexOf('}', i));
            }
            i = skip(alternative, i);
        }
        return run.length() > longest.length() ? run.toString() : longest;
    }
}
