package io.inlet.pipeline;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Inbox;
import java.io.IOException;

/** Second step: the bytes, headers, keys and the source's position go into the inbox. Its commit is the acknowledgement. */
public final class Capture {
    private final Inbox inbox;

    public Capture(Inbox inbox) {
        this.inbox = inbox;
    }

    public Visit capture(Visit visit) throws IOException {
        Visit kept = visit.with(inbox.capture(visit.arrival()));
        Failpoint.AFTER_CAPTURE_COMMIT.reach(visit.arrival().raw().inbox());
        return kept;
    }
}
