package io.inlet.message;

import java.util.Objects;

/**
 * Captured messages that are not to be understood for now: those of one inbox of a channel, or of all its inboxes.
 *
 * @param inbox {@link #ANY}: every inbox of the channel
 */
public record Hold(String channel, String inbox) {
    public static final String ANY = "*";

    public Hold {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(inbox, "inbox");
    }

    public boolean covers(RawMessage raw) {
        return channel.equals(raw.channel()) && (inbox.equals(ANY) || inbox.equals(raw.inbox()));
    }

    /** {@code channel/inbox}. */
    @Override
    public String toString() {
        return channel + "/" + inbox;
    }
}
