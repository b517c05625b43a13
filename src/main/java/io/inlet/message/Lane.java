package io.inlet.message;

/** How urgent the understanding of a captured row is. The fast lane is claimed first, but none is starved. */
public enum Lane {
    FAST,
    NORMAL,
    BULK
}
