package io.inlet.rules;

/**
 * Words to look for as they are written in a rule: {@code "не работает"} is found as whole words, {@code "не работа*"} with any ending.
 * Case, ё or е and white space do not matter.
 */
record Phrase(String folded, boolean anyEnding) {
    static Phrase of(String written) {
        boolean anyEnding = written.endsWith("*");
        return new Phrase(Folding.fold(anyEnding ? written.substring(0, written.length() - 1) : written), anyEnding);
    }

    /** Whether a folded text has it. */
    boolean isIn(String text) {
        if (folded.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
            if (begins(text, at) && (anyEnding || ends(text, at + folded.length()))) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(String text, int at) {
        return at == 0 || !isWord(folded.charAt(0)) || !isWord(text.charAt(at - 1));
    }

    private boolean ends(String text, int end) {
        return end == text.length() || !isWord(folded.charAt(folded.length() - 1)) || !isWord(text.charAt(end));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
