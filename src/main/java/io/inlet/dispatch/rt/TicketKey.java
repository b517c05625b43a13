package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Reason;
import java.util.List;
import java.util.function.Function;

/** Finds the ticket of a delivery whose key is not known, such as after another target's type was changed to this one. */
final class TicketKey {
    private TicketKey() {}

    static Call ask(DeliveryState state) {
        return new Requests(state.target()).ticketsOf(state.ticket().id().toString(), new Step.FindTicket());
    }

    /** Goes on with the lowest key; without any there is nothing to add to. */
    static Call read(DeliveryState state, Answer last, Function<String, Call> further) {
        if (!Meaning.is(last, 200)) {
            return Meaning.of(state, last);
        }
        Told told = Told.of((Answer.Received) last);
        if (!told.isList()) {
            return Meaning.of(state, last);
        }
        List<String> keys =
                told.items().stream().flatMap(item -> Told.id(item).stream()).toList();
        return keys.isEmpty()
                ? new Call.Park(
                        Reason.of(
                                "rt-no-ticket",
                                new Requests(state.target()).options().externalIdField(),
                                state.ticket().id().toString()),
                        "")
                : further.apply(keys.get(0));
    }
}
