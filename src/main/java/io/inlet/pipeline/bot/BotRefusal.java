package io.inlet.pipeline.bot;

import java.time.Duration;

/** The Bot API answered, and said no (core.telegram.org/bots/api, Making requests). */
final class BotRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String description;
    private final Duration retryAfter;

    /**
     * @param description the provider's own words, without secrets
     * @param retryAfter the pause that is asked for; null for none
     */
    BotRefusal(int code, String description, Duration retryAfter) {
        super("the Bot API answered " + code + ": " + description);
        this.code = code;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    int code() {
        return code;
    }

    String description() {
        return description;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    /** Nobody has this token: 401, and 404 for one of a wrong form. */
    boolean isUnknownToken() {
        return code == 401 || code == 404;
    }

    boolean isWebhookSet() {
        return code == 409 && description.contains("webhook");
    }

    boolean isRival() {
        return code == 409 && !isWebhookSet();
    }
}
