package io.inlet.pipeline;

import io.inlet.message.InboundMessage;
import io.inlet.ticket.Context;
import io.inlet.ticket.TicketStore;
import java.util.Optional;

/** Finds whose message it is. Look-ups only; nothing is written. */
public final class Identify {
    private final TicketStore store;
    private final StaffForwards forwards;

    public Identify(TicketStore store, StaffForwards forwards) {
        this.store = store;
        this.forwards = forwards;
    }

    public Work identify(Work work) {
        return work.withContexts(work.contexts().stream().map(this::identified).toList());
    }

    private Context identified(Context context) {
        InboundMessage message = forwards.settle(context.message());
        return new Context(
                context.raw(),
                message,
                message.trust().contradicts()
                        ? Optional.empty()
                        : store.contact(context.raw().brand(), message.sender()),
                context.directories(),
                context.candidates());
    }
}
