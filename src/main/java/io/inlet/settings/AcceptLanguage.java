package io.inlet.settings;

import java.util.List;
import java.util.Locale;

/** Which of our languages a caller would rather read (RFC 9110, 12.5.4). */
public final class AcceptLanguage {
    private AcceptLanguage() {}

    /** {@code ru} or {@code en}; English for a header that is absent, broken or names neither. */
    public static String choose(String header) {
        if (header == null || header.length() > 500) {
            return "en";
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("ru", "en"));
            return tag == null ? "en" : tag;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) { // the latter for a mere "-"
            return "en";
        }
    }
}
