package io.inlet.rules;

import java.util.Arrays;

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
        String[] words = Arrays.stream(text.split("[^\\p{L}\\p{Nd}]+"))
                .sorted()
                .distinct()
                .toArray(String[]::new);
        return new FoldedText(text, words);
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
