package io.inlet.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A text in its folded form with an index of its words, so that most phrases are found missing without reading it again. */
final class FoldedText {
    private final String text;
    private final String[] words;

    private FoldedText(String text, String[] words) {
        this.text = text;
        this.words = words;
    }

    static FoldedText of(String written) {
        String text = Folding.fold(written);
        return new FoldedText(text, words(text).stream().sorted().toArray(String[]::new));
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (int begin = 0; begin < text.length(); ) {
            int end = begin;
            while (end < text.length() && isWord(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > begin) {
                words.add(text.substring(begin, end));
            }
            begin = end == text.length() ? end : end + Character.charCount(text.codePointAt(end));
        }
        return words;
    }

    /** As the pattern {@code [\p{L}\p{Nd}]}. */
    private static boolean isWord(int letter) {
        return Character.isLetter(letter) || Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER;
    }

    String text() {
        return text;
    }

    /** Whether a word of the text is this one or, unless it must be whole, begins with it. */
    boolean hasWord(String word, boolean whole) {
        int place = Arrays.binarySearch(words, word);
        if (place >= 0) {
            return true;
        }
        int next = -place - 1;
        return !whole && next < words.length && words[next].startsWith(word);
    }
}
