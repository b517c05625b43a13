package io.inlet.alarm;

import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import java.time.Instant;

/**
 * How one part of the gateway is.
 *
 * @param name kind and name: {@code mailbox:email}, {@code target:desk}, {@code database}
 * @param detail why it does not work, or what is known of it while it does; null: nothing
 * @param since since when it is so; null: not known
 */
public record PartState(String name, boolean up, Reason detail, Instant since) {
    /** {@code mailbox} of {@code mailbox:email}. */
    String kind() {
        return name.split(":", 2)[0];
    }

    /** {@code email} of {@code mailbox:email}; of a part without a name its kind. */
    String own() {
        String[] both = name.split(":", 2);
        return both[both.length - 1];
    }

    boolean says(String code) {
        return detail != null && detail.code().startsWith(code);
    }

    /** Whether a line's messages come through this part alone. */
    boolean carries(Balance.Line line) {
        return switch (kind()) {
            case "channel" -> line.channel().equals(own()) || line.inbox().equals(own());
            case "mailbox", "bot" -> line.inbox().equals(own());
            default -> false;
        };
    }
}
