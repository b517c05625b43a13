package io.inlet.ticket;

/** The order of work, P1 critical to P4 low, derived from impact and urgency by a matrix. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
