package io.inlet.ticket;

import io.inlet.message.InboundMessage;
import java.util.Optional;

/**
 * One item ready for the store: the message, what is known around it, and what the rules decided.
 *
 * @param acknowledgement what the customer is told if a ticket is opened; empty: nothing
 */
public record Understood(
        InboundMessage message, Context context, Classification classification, Optional<Notice> acknowledgement) {
    public Understood(InboundMessage message, Context context, Classification classification) {
        this(message, context, classification, Optional.empty());
    }
}
