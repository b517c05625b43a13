package io.inlet.pipeline.spool;

import java.io.IOException;

/** A file of the spool is not what was written there; the message says in what way. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }
}
