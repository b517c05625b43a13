package io.inlet.pipeline;

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
            return visit.with(inbox.capture(visit.arrival()));
        }
        if (shelter.isBefore(visit.arrival().raw())) {
            return sheltered(visit, null);
        }
        try {
            return visit.with(inbox.capture(visit.arrival()));
        } catch (StoreUnavailableException away) {
            return sheltered(visit, away);
        }
    }

    private Visit sheltered(Visit visit, StoreUnavailableException away) {
        return Visit.of(visit.request(), visit.arrival().waiting(null)).with(shelter.keep(visit.arrival(), away));
    }
}
