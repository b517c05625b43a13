package io.inlet.pipeline.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inlet.settings.Secret;
import java.util.Base64;

/** What may be said of an exception: on one line, short, and without the password, even if a server repeats what it was sent. */
final class Redaction {
    private static final int LENGTH = 300;
    private static final String HIDDEN = "[REDACTED]";

    private final String user;
    private volatile Secret secret;

    Redaction(String user) {
        this.user = user;
    }

    void hide(Secret newSecret) {
        secret = newSecret;
    }

    String say(Throwable failure) {
        StringBuilder text = new StringBuilder(say(failure.getClass(), failure.getMessage()));
        Throwable cause = failure.getCause();
        if (cause != null && !text.toString().contains(String.valueOf(cause.getMessage()))) {
            text.append(" (").append(say(cause.getClass(), cause.getMessage())).append(')');
        }
        return clean(text.toString());
    }

    private static String say(Class<?> type, String message) {
        return message == null || message.isBlank() ? type.getSimpleName() : type.getSimpleName() + ": " + message;
    }

    private String clean(String text) {
        String shown = text;
        Secret hidden = secret;
        if (hidden != null && !hidden.reveal().isEmpty()) {
            String value = hidden.reveal();
            shown = shown.replace(base64("\0" + user + "\0" + value), HIDDEN) // AUTH PLAIN (RFC 4616)
                    .replace(base64("user=" + user + "\1auth=Bearer " + value + "\1\1"), HIDDEN) // XOAUTH2
                    .replace(base64(value), HIDDEN)
                    .replace(value, HIDDEN);
        }
        shown = shown.replaceAll("\\p{Cntrl}+", " ").strip();
        return shown.length() > LENGTH ? shown.substring(0, LENGTH) + "..." : shown;
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    }
}
