package io.inlet.ticket;

import io.inlet.message.Reason;
import java.util.List;
import java.util.UUID;

/** What became of one item. */
public sealed interface Outcome {
    List<Reason> reasons();

    /** A new ticket. */
    record Opened(UUID ticket, TicketNumber number, UUID article, List<Reason> reasons) implements Outcome {}

    /** A further article of a ticket. */
    record Appended(UUID ticket, TicketNumber number, UUID article, List<Reason> reasons) implements Outcome {}

    /** The same message through another door, or the same problem again: kept with the article it repeats. */
    record Duplicate(UUID ticket, TicketNumber number, UUID article, List<Reason> reasons) implements Outcome {}

    /** Understood, and nothing to do. */
    record Ignored(List<Reason> reasons) implements Outcome {}

    /** Not understood: set aside with its bytes. */
    record Parked(List<Reason> reasons) implements Outcome {}
}
