package io.inlet.text;

import java.text.Normalizer;

/**
 * Texts in composed form (NFC), so that one word is written in one way. A text that heaps marks on one letter, as no language does, stays
 * as it is: putting them in order costs the square of their number.
 */
public final class ComposedText {
    /** What Unicode calls stream-safe (UAX 15, 13). */
    private static final int MOST_MARKS = 30;

    private ComposedText() {}

    public static String of(String text) {
        return heapsMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean heapsMarks(String text) {
        int marks = 0;
        for (int at = 0; at < text.length() && marks <= MOST_MARKS; at += Character.charCount(text.codePointAt(at))) {
            boolean mark =
                    switch (Character.getType(text.codePointAt(at))) {
                        case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                            true;
                        default -> false;
                    };
            marks = mark ? marks + 1 : 0;
        }
        return marks > MOST_MARKS;
    }
}
