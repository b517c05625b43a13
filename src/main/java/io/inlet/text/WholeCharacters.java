package io.inlet.text;

/**
 * Text that every database takes: NUL and halves of characters become U+FFFD, as HTML has it for references to them (HTML Standard,
 * 13.2.5.80, numeric character reference end state).
 */
public final class WholeCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private WholeCharacters() {}

    public static String of(String text) {
        StringBuilder whole = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int one = text.codePointAt(at);
            if (one == 0 || one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE) {
                whole = whole == null ? new StringBuilder(text) : whole;
                whole.setCharAt(at, REPLACEMENT);
            }
        }
        return whole == null ? text : whole.toString();
    }
}
