package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.ticket.TicketStore;

/** Decides and writes, in one transaction: tickets, articles, files, history, deliveries, counters, and the group's rows done. */
public final class Store {
    private static final Reason NOTHING_SAID = Reason.of("no-message");

    private final TicketStore store;
    private final Settled settled;

    public Store(TicketStore store, Settled settled) {
        this.store = store;
        this.settled = settled;
    }

    public Work store(Work work) {
        Work done = work.withOutcomes(store.record(work.group(), work.understood(), NOTHING_SAID));
        settled.stored(done);
        return done;
    }
}
