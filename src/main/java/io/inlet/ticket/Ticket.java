package io.inlet.ticket;

import io.inlet.message.Mode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One request of one person. Optional parts are null. */
public record Ticket(
        UUID id,
        TicketNumber number,
        String brand,
        Mode mode,
        Kind kind,
        String subject,
        Status status,
        Impact impact,
        Urgency urgency,
        Priority priority,
        String category,
        String group,
        List<String> tags,
        UUID contact,
        String organisation,
        String channel,
        String inbox,
        String language,
        Instant openedAt,
        Instant updatedAt,
        Instant respondBy,
        Instant resolveBy,
        UUID parent) {
    public Ticket {
        tags = List.copyOf(tags);
    }
}
