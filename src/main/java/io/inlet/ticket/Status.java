package io.inlet.ticket;

/** Where a ticket stands, as Inlet knows it. */
public enum Status {
    NEW,
    OPEN,
    WAITING,
    RESOLVED,
    CLOSED;

    /** Whether further messages belong to it without reopening. */
    public boolean active() {
        return this != RESOLVED && this != CLOSED;
    }
}
