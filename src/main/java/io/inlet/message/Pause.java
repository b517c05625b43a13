package io.inlet.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that stands still until it is resumed.
 *
 * @param what {@code channel:NAME}, {@code target:NAME}, or {@code outgoing}: all answers to customers
 */
public record Pause(String what, Reason why, Instant since) {
    public static final String CHANNEL = "channel:";
    public static final String TARGET = "target:";
    public static final String OUTGOING = "outgoing";

    public Pause {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(since, "since");
    }

    /** The reason of a pause that a person ordered; {@code words}, which may be empty, are that person's. */
    public static Reason ordered(String who, String words) {
        return words.isBlank() ? Reason.of("paused-by", who) : Reason.of("paused-by-for", who, words.strip());
    }

    /** The name of the channel, when it is one. */
    public Optional<String> channel() {
        return what.startsWith(CHANNEL) ? Optional.of(what.substring(CHANNEL.length())) : Optional.empty();
    }
}
