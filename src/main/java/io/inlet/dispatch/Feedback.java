package io.inlet.dispatch;

import io.inlet.message.Reason;
import io.inlet.ticket.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One thing that happened to a ticket at a target, not by our own doing.
 *
 * @param event the target's own id of it; applied once, however often it is told
 * @param ticket our own id of the ticket, as the target keeps it: it is there before the answer that tells us the key; null where only the
 *     key is known
 * @param externalKey the ticket's key there
 * @param status where the ticket stands now, in Inlet's words; null when that did not change
 * @param said what staff wrote to the customer, as plain text; null when nothing was written
 * @param missing what staff did or said that could not be read or sent on; null when that is everything
 * @param author who wrote or did it, as the target names them
 */
public record Feedback(
        String event,
        UUID ticket,
        String externalKey,
        Instant at,
        String author,
        Status status,
        String said,
        Reason missing) {
    public Feedback {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(externalKey, "externalKey");
        Objects.requireNonNull(at, "at");
    }

    public Feedback(
            String event, UUID ticket, String externalKey, Instant at, String author, Status status, String said) {
        this(event, ticket, externalKey, at, author, status, said, null);
    }

    /** All that is left of it where nothing can be done with it; its time may be what is wrong. */
    public Feedback lost(Reason why) {
        return new Feedback(event, ticket, externalKey, Instant.EPOCH, author, null, null, why);
    }

    /** Whether nothing but the knowledge that it happened came here. */
    public boolean isLost() {
        return missing != null && status == null && said == null;
    }
}
