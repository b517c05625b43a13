package io.inlet.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who calls, for voice menus and for the agent's screen. Throws StoreUnavailableException on a bad day. Thread-safe. */
@FunctionalInterface
public interface Callers {
    /**
     * Somebody who is known by a number.
     *
     * @param phone E.164
     * @param open tickets that are neither resolved nor closed, the last touched first; not those of a trial
     * @param lastContactAt when we last heard of them, in whatever channel
     */
    record Caller(String phone, Contact contact, List<Ticket> open, Instant lastContactAt) {
        public Caller {
            open = List.copyOf(open);
        }
    }

    /**
     * Finds the contact of a number; of several brands' contacts the one heard of last.
     *
     * @param brand null: any
     */
    Optional<Caller> find(String phone, String brand);
}
