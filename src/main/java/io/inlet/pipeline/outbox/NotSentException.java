package io.inlet.pipeline.outbox;

import java.io.IOException;

/** A call ended before a byte of its request was written: certainly nothing was done. */
final class NotSentException extends IOException {
    private static final long serialVersionUID = 1;

    NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
