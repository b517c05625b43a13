package io.inlet.channel.telegram;

import io.inlet.message.MalformedMessageException;
import java.time.Instant;
import java.util.Optional;

/** Unix time in whole seconds, as the Bot API writes it. */
final class Moments {
    /** The first second of the year 10000, beyond which nothing can be stored. */
    private static final long END = 253_402_300_800L;

    private Moments() {}

    /** Null where there is none, and for zero: the date of a message that the bot may not see. */
    static Instant of(Node node, String name) throws MalformedMessageException {
        Optional<Long> seconds = node.whole(name);
        if (seconds.isEmpty() || seconds.get() == 0) {
            return null;
        }
        if (seconds.get() < 0 || seconds.get() >= END) {
            throw new MalformedMessageException(node.path() + "." + name + " is not a moment of Unix time in seconds");
        }
        return Instant.ofEpochSecond(seconds.get());
    }
}
