package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.ticket.TicketStore;

/** Decides and writes, in one transaction: tickets, articles, files, history, deliveries, counters, and the group's rows done. */
public final class Store {
    private static final Reason NOTHING_SAID = Reason.of("no-message");

    private final TicketStore store;

    public Store(TicketStore store) {
        this.store = store;
    }

    public Work store(Work work) {
        return work.withOutcomes(store.record(work.group(), work.understood(), NOTHING_SAID));
    }
}
