package io.inlet.ticket;

/** How much of the business is hit (ITIL). */
public enum Impact {
    HIGH,
    MEDIUM,
    LOW
}
