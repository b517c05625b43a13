package io.inlet.rules;

/**
 * Words to look for as they are written in a rule: {@code "не работает"} is found as whole words, {@code "не работа*"} with any ending.
 * Case, ё or е and white space do not matter.
 */
record Phrase(String folded, String firstWord, boolean anyEnding) {
    static Phrase of(String written) {
        boolean anyEnding = written.endsWith("*");
        String folded = Folding.fold(anyEnding ? written.substring(0, written.length() - 1) : written);
        int end = 0;
        while (end < folded.length() && isWord(folded.charAt(end))) {
            end++;
        }
        return new Phrase(folded, folded.substring(0, end), anyEnding);
    }

    boolean isIn(FoldedText searched) {
        boolean oneWord = firstWord.length() == folded.length();
        if (folded.isEmpty()) {
            return false;
        }
        if (!firstWord.isEmpty() && !searched.hasWord(firstWord, !oneWord || !anyEnding)) {
            return false;
        }
        return oneWord || isPartOf(searched.text());
    }

    private boolean isPartOf(String text) {
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
        return Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }
}
