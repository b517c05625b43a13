package io.inlet.pipeline;

import io.inlet.message.Inbox;
import java.io.IOException;

/** Second step: the bytes, headers, keys and the source's position go into the inbox. Its commit is the acknowledgement. */
public final class Capture {
    private final Inbox inbox;

    public Capture(Inbox inbox) {
        this.inbox = inbox;
    }

    public Visit capture(Visit visit) throws IOException {
        return visit.with(inbox.capture(visit.arrival()));
    }
}
