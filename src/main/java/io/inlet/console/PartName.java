package io.inlet.console;

import io.inlet.ticket.Balance;
import java.util.Set;

/**
 * A part's name taken apart: {@code mailbox:support} is the mailbox named support.
 *
 * @param kind one that there are words for; {@code other} for the rest
 */
record PartName(String kind, String name) {
    private static final Set<String> KINDS = Set.of(
            "database",
            "channel",
            "mailbox",
            "bot",
            "target",
            "feedback",
            "door",
            "files",
            "spool",
            "disk",
            "line",
            "dispatch",
            "outgoing",
            "answers");

    static PartName of(String written) {
        String[] parts = written.split(":", 2);
        return KINDS.contains(parts[0])
                ? new PartName(parts[0], parts[parts.length - 1])
                : new PartName("other", written);
    }

    /** Whether a line's messages come through this part. */
    boolean concerns(Balance.Line line) {
        return switch (kind) {
            case "channel" -> line.channel().equals(name) || line.inbox().equals(name);
            case "mailbox", "bot" -> line.inbox().equals(name);
            case "database", "line", "disk" -> true;
            default -> false;
        };
    }

    /** Whether only some messages come through it. */
    boolean isOfOneChannel() {
        return kind.equals("channel") || kind.equals("mailbox") || kind.equals("bot");
    }
}
