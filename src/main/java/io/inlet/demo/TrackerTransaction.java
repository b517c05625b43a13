package io.inlet.demo;

import java.time.Instant;
import java.util.List;

/**
 * A step of a ticket's history.
 *
 * @param type Create, Correspond, Comment, Status or Set
 * @param data for words said their subject, with a line end as the original keeps it
 * @param parts the MIME parts of words said: their text, then files
 */
public record TrackerTransaction(
        long id,
        long ticket,
        String type,
        String field,
        String oldValue,
        String newValue,
        String data,
        String creator,
        Instant created,
        List<Part> parts) {
    /** One MIME part; of files the text is empty, since nobody asks this desk for them. */
    public record Part(long id, String name, String mediaType, long size, String text) {}

    public TrackerTransaction {
        parts = List.copyOf(parts);
    }

    /** Whether somebody wrote something to an existing ticket. */
    boolean isSaid() {
        return type.equals(TrackerOrder.Kind.CORRESPOND.type) || type.equals(TrackerOrder.Kind.COMMENT.type);
    }

    /** What was said; empty for other steps. */
    String text() {
        return parts.stream()
                .filter(part -> part.name().isEmpty())
                .map(Part::text)
                .findFirst()
                .orElse("");
    }
}
