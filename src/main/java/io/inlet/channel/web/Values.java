package io.inlet.channel.web;

import io.inlet.text.ComposedText;
import java.util.regex.Pattern;

/** What a person typed, made fit to keep: NFC, one kind of line break, nothing unseen. */
final class Values {
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");
    private static final Pattern BLANK = Pattern.compile("[\\n\\t\\u00a0]+");
    /** Controls but line break and tab, and what turns the writing direction (Unicode TR 36, 2.6). */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u2028\\u2029]");

    private Values() {}

    static String lines(String raw) {
        String text = LINE_BREAK.matcher(ComposedText.of(raw)).replaceAll("\n");
        return UNSEEN.matcher(text).replaceAll("").strip();
    }

    static String line(String raw) {
        return BLANK.matcher(lines(raw)).replaceAll(" ");
    }
}
