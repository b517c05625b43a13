package io.inlet.rules;

import io.inlet.text.ComposedText;
import java.util.Locale;

/** One form for all spellings of a text: small letters, ё as е, composed (NFC), every run of white space one blank. */
final class Folding {
    /** What rules look at of a text: more would cost time and tell nothing new. */
    static final int LONGEST = 20_000;

    private Folding() {}

    static String fold(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String small = ComposedText.of(bounded).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(small.length());
        boolean blank = false;
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            boolean white = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!white) {
                folded.append(c == 'ё' ? 'е' : c);
            } else if (!blank) {
                folded.append(' ');
            }
            blank = white;
        }
        return folded.toString();
    }
}
