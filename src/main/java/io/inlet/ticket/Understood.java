package io.inlet.ticket;

import io.inlet.message.InboundMessage;

/** One item ready for the store: the message, what is known around it, and what the rules decided. */
public record Understood(InboundMessage message, Context context, Classification classification) {}
