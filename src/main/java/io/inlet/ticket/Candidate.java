package io.inlet.ticket;

import io.inlet.message.Reason;
import java.util.UUID;

/**
 * A ticket that a message may belong to.
 *
 * @param participant whether the message's sender belongs to that ticket (its contact, or wrote or received one of its articles)
 * @param why how it was found, such as thread-reference
 */
public record Candidate(UUID ticket, TicketNumber number, Status status, boolean participant, Reason why) {
    /** Whether the message names one of the ticket's articles, not only its conversation or its person. */
    public boolean named() {
        return why.code().startsWith("thread-");
    }
}
