package io.inlet.message;

import java.util.List;
import java.util.UUID;

/** Rows claimed together under one lease; whoever finishes them shows the lease, and is refused once another holder has taken over. */
public record Group(UUID lease, List<RawMessage> messages) {
    /** Rows that are claimed together at most; what else has their group key follows them once they are finished. */
    public static final int MOST = 50;

    public Group {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a group has at least one message");
        }
    }

    public RawMessage first() {
        return messages.get(0);
    }
}
