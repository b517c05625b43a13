package io.inlet.console;

import io.inlet.message.Pause;

/**
 * Something that can be paused, and whether it is.
 *
 * @param what as {@code inlet pause} names it
 * @param pause null: it goes on
 */
record Standing(String what, Pause pause) {
    /** Which words say what its pause does: a mailbox keeps its mail, any other channel takes in and waits. */
    public String kind() {
        if (what.startsWith(Pause.CHANNEL)) {
            return what.startsWith(Pause.CHANNEL + "email") ? "mailbox" : "channel";
        }
        return what.startsWith(Pause.TARGET) ? "target" : "outgoing";
    }

    /** The channel of {@code channel:email-sales} is {@code email}; nothing else has one. */
    String channel() {
        return what.startsWith(Pause.CHANNEL)
                ? what.substring(Pause.CHANNEL.length()).split("-", 2)[0]
                : "";
    }
}
