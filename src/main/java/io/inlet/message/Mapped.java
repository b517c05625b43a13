package io.inlet.message;

import java.util.List;
import java.util.Map;

/**
 * What a mapper understood of a group: none, one or many messages, and events (a delivery status, a handshake). None of both is ignored
 * with a reason.
 */
public record Mapped(List<InboundMessage> messages, List<Map<String, String>> events) {
    public Mapped {
        messages = List.copyOf(messages);
        events = List.copyOf(events);
    }

    public static Mapped of(InboundMessage message) {
        return new Mapped(List.of(message), List.of());
    }
}
