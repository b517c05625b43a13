package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Reason;
import java.util.List;
import java.util.function.Function;

/** Finds the ticket of a delivery, also where its key is not known, such as after another target's type was changed to this one. */
final class TicketKey {
    private TicketKey() {}

    /** Whether a conversation stands where the key is not settled yet. */
    static boolean isSought(DeliveryState state) {
        return state.asked() == null || state.asked().step() instanceof Step.FindTicket;
    }

    /** Goes on with the key, which is asked for where it is not known. */
    static Call find(DeliveryState state, Answer last, Function<String, Call> further) {
        if (state.asked() != null) {
            return Meaning.list(state, last, told -> read(state, told.ids(), further));
        }
        String key = state.delivery().externalKey();
        return key == null
                ? new Requests(state.target()).ticketsOf(state.ticket().id().toString(), new Step.FindTicket())
                : further.apply(key);
    }

    /** Goes on with the lowest key; without any there is nothing to add to. */
    private static Call read(DeliveryState state, List<String> keys, Function<String, Call> further) {
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
