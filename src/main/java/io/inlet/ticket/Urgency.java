package io.inlet.ticket;

/** How soon it must be solved (ITIL). */
public enum Urgency {
    HIGH,
    MEDIUM,
    LOW
}
