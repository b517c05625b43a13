package io.inlet.pipeline;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Inbox;
import io.inlet.message.StoreUnavailableException;
import java.io.IOException;

/**
 * Second step: the bytes, headers, keys and the source's position go into the inbox. Its commit is the acknowledgement. While the store is
 * away, what was pushed goes to the shelter instead, and behind whatever of its inbox is there already; a polled source keeps its own.
 */
public final class Capture {
    private final Inbox inbox;
    private final Shelter shelter;

    public Capture(Inbox inbox, Shelter shelter) {
        this.inbox = inbox;
        this.shelter = shelter;
    }

    public Visit capture(Visit visit) throws IOException {
        if (visit.request() == null) {
            return captured(visit);
        }
        if (shelter.isBefore(visit.arrival().raw())) {
            return sheltered(visit, null);
        }
        try {
            return captured(visit);
        } catch (StoreUnavailableException away) {
            return sheltered(visit, away);
        }
    }

    private Visit captured(Visit visit) throws IOException {
        Visit kept = visit.with(inbox.capture(visit.arrival()));
        Failpoint.AFTER_CAPTURE_COMMIT.reach(visit.arrival().raw().inbox());
        return kept;
    }

    private Visit sheltered(Visit visit, StoreUnavailableException away) {
        return Visit.of(visit.request(), visit.arrival().waiting(null)).with(shelter.keep(visit.arrival(), away));
    }
}
