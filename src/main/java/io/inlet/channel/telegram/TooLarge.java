package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import io.inlet.settings.Texts;
import io.inlet.text.Languages;
import java.util.Locale;
import java.util.Optional;

/** The line in the text that tells of a file which cannot be had. */
final class TooLarge {
    private static final long MEGABYTE = 1 << 20;

    private TooLarge() {}

    static Optional<String> line(Attachment file, String text, String userLanguage) {
        if (file.state() != Attachment.State.REFUSED) {
            return Optional.empty();
        }
        return Optional.of(Texts.of("telegram", Locale.forLanguageTag(language(text, userLanguage)))
                .get(
                        "too-large",
                        file.name(),
                        Long.toString((file.size() + MEGABYTE - 1) / MEGABYTE),
                        Long.toString(Media.MOST / MEGABYTE)));
    }

    /** The language of what is said, else that of the sender's program; English where there is neither. */
    private static String language(String text, String userLanguage) {
        String guessed = Languages.guess(text);
        return guessed != null ? guessed : userLanguage != null ? userLanguage : "en";
    }
}
