package io.inlet.pipeline;

import io.inlet.ticket.Context;
import io.inlet.ticket.TicketStore;
import java.util.Optional;

/** Finds whose message it is. Look-ups only; nothing is written. */
public final class Identify {
    private final TicketStore store;

    public Identify(TicketStore store) {
        this.store = store;
    }

    public Work identify(Work work) {
        return work.withContexts(work.contexts().stream().map(this::identified).toList());
    }

    private Context identified(Context context) {
        return new Context(
                context.raw(),
                context.message(),
                context.message().trust().contradicts()
                        ? Optional.empty()
                        : store.contact(context.raw().brand(), context.message().sender()),
                context.directories(),
                context.candidates());
    }
}
