package io.inlet.dispatch;

import io.inlet.settings.Secret;
import java.util.regex.Pattern;

/** The beginning of a target's answer as an operator may read it: bounded, printable, without secrets. */
final class Excerpt {
    private static final int LIMIT = 1000;
    private static final String REDACTED = "[REDACTED]";
    /** Keys and signatures of Standard Webhooks, and what an echo of request headers would show. */
    private static final Pattern SECRETS = Pattern.compile(
            "whsec_[A-Za-z0-9+/=_-]+|v1a?,[A-Za-z0-9+/=]{20,}|(?i:(?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{8,}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]+");

    private Excerpt() {}

    static String of(Answer.Received answer, Secret secret) {
        String text = answer.text();
        for (String word : secret.reveal().strip().split("\\s+")) {
            String bare = word.startsWith("whsec_") ? word.substring("whsec_".length()) : word;
            text = bare.isEmpty() ? text : text.replace(word, REDACTED).replace(bare, REDACTED);
        }
        text = CONTROL.matcher(SECRETS.matcher(text).replaceAll(REDACTED))
                .replaceAll(" ")
                .strip();
        if (text.length() <= LIMIT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
        return text.substring(0, end);
    }
}
