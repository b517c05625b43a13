package io.inlet.message;

import java.util.Objects;

/**
 * How far a polled source was read, kept in the same transaction as what was read.
 *
 * @param source who reads: one word per poller, such as {@code email:support}
 * @param value that poller's own notation
 */
public record Position(String source, String value) {
    public Position {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(value, "value");
    }
}
