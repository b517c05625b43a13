package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.Excerpt;
import io.inlet.dispatch.StatusRules;
import io.inlet.message.Reason;
import java.util.function.Function;

/** What an answer other than the hoped-for one means. RT says 403 where a queue or a right is missing, not where the token is wrong. */
final class Meaning {
    private Meaning() {}

    static Call of(DeliveryState state, Answer answer) {
        if (answer instanceof Answer.Lost lost) {
            return StatusRules.meaning(lost);
        }
        Answer.Received received = (Answer.Received) answer;
        if (StatusRules.success(received)) {
            return new Call.Unknown(null, Reason.of("target-answer-unreadable", Integer.toString(received.status())));
        }
        if (received.status() == 403 || received.status() == 410) {
            return new Call.Park(
                    Reason.of("target-refused", Integer.toString(received.status())),
                    Excerpt.of(received, state.target().secret()));
        }
        return StatusRules.meaning(state, received);
    }

    /** Goes on with the list that was asked for. An answer without one says nothing, not that there is nothing. */
    static Call list(DeliveryState state, Answer answer, Function<Told, Call> further) {
        if (!is(answer, 200)) {
            return of(state, answer);
        }
        Told told = Told.of((Answer.Received) answer);
        return told.isList() ? further.apply(told) : of(state, answer);
    }

    static boolean is(Answer answer, int status) {
        return answer instanceof Answer.Received received && received.status() == status;
    }
}
