package io.inlet.ticket;

/** What a ticket is about (ITIL): something broke, or something is wanted. */
public enum Kind {
    INCIDENT,
    SERVICE_REQUEST
}
