package io.inlet.pipeline.mailbox;

import java.io.IOException;

/** The disk does not take what was fetched: a bad day, not a bad mail. */
class SpillException extends IOException {
    private static final long serialVersionUID = 1;

    SpillException(String message, IOException cause) {
        super(message, cause);
    }
}
