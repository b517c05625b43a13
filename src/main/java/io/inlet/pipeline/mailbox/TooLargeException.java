package io.inlet.pipeline.mailbox;

import io.inlet.settings.Size;
import java.io.IOException;

/** A mail above the limit: trying again would change nothing. */
class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(long size, Size limit) {
        super("it has " + size + " bytes or more, which is above the limit of " + limit);
    }
}
