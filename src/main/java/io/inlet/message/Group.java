package io.inlet.message;

import java.util.List;
import java.util.UUID;

/** Rows claimed together under one lease; whoever finishes them shows the lease, and is refused once another holder has taken over. */
public record Group(UUID lease, List<RawMessage> messages) {
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
