package io.inlet.ticket;

/** Which way an article went: from the customer, to the customer, or among staff. */
public enum Direction {
    IN,
    OUT,
    INTERNAL
}
