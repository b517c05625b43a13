package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Understanding;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Decides and writes, in one transaction: tickets, articles, files, history, deliveries, counters, and the group's rows done. Groups of a
 * worker may share a transaction: they are gathered, and stored when the worker says so; who waits for an answer has one of their own.
 */
public final class Store {
    private static final Reason NOTHING_SAID = Reason.of("no-message");

    private final TicketStore store;
    private final Settled settled;

    public Store(TicketStore store, Settled settled) {
        this.store = store;
        this.settled = settled;
    }

    /** The outcomes are there afterwards, unless the group was gathered. */
    public Work store(Exchange exchange) {
        Work work = exchange.getMessage().getBody(Work.class);
        Gathering gathering = exchange.getProperty(Gathering.PROPERTY, Gathering.class);
        return gathering != null && gathering.takes(work, this)
                ? work
                : storeAll(List.of(work)).get(0);
    }

    /** In one transaction. */
    List<Work> storeAll(List<Work> works) {
        List<List<Outcome>> outcomes = store.record(works.stream()
                .map(work -> new Understanding(work.group(), work.understood(), NOTHING_SAID))
                .toList());
        List<Work> done = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            done.add(works.get(i).withOutcomes(outcomes.get(i)));
        }
        done.forEach(settled::stored);
        return done;
    }
}
