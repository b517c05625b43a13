package io.inlet.dispatch.reply;

import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Reason;
import io.inlet.ticket.Notice;
import java.time.Instant;
import java.util.Optional;

/** What holds for all that Inlet says by itself: better once too few than once too many, and better never than late. */
final class Automatic {
    private Automatic() {}

    static boolean is(DeliveryState state) {
        String kind = state.article().fields().get(ReplyFields.NOTICE);
        return Notice.Kind.ACKNOWLEDGEMENT.word().equals(kind)
                || Notice.Kind.STATUS.word().equals(kind);
    }

    /** The end of a delivery that must not be sent any more: it perhaps was already, or its time is over. */
    static Optional<Call> over(DeliveryState state, String externalId) {
        if (!is(state)) {
            return Optional.empty();
        }
        if (state.delivery().uncertain()) {
            return Optional.of(perhapsSaid(externalId));
        }
        Instant end = state.delivery().queuedAt().plus(state.target().window());
        return state.now().isAfter(end)
                ? Optional.of(new Call.Done(null, null, Reason.of("notice-late")))
                : Optional.empty();
    }

    /** @param externalId that it has if it was said; null where that is not known */
    static Call perhapsSaid(String externalId) {
        return new Call.Done(externalId, null, Reason.of("notice-perhaps-sent"));
    }
}
