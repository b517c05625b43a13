package io.inlet.dispatch;

import io.inlet.settings.Redactor;
import io.inlet.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The beginning of a target's answer as an operator may read it: bounded, printable, without secrets. */
public final class Excerpt {
    private static final int LIMIT = 1000;
    /** What an echo of the request's headers would show; the keys themselves and what looks like one are the redactor's affair. */
    private static final Pattern SIGNATURE = Pattern.compile("v1a?,[A-Za-z0-9+/=]{20,}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]+");

    private Excerpt() {}

    public static String of(Answer.Received answer, Secret secret) {
        List<String> known = new ArrayList<>();
        for (String word : secret.reveal().strip().split("\\s+")) {
            known.add(word);
            known.add(word.replaceFirst("^whsec_", ""));
        }
        String text =
                SIGNATURE.matcher(new Redactor(known).redact(answer.text())).replaceAll("[REDACTED]");
        text = CONTROL.matcher(text).replaceAll(" ").strip();
        if (text.length() <= LIMIT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
        return text.substring(0, end);
    }
}
