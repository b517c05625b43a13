package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Reason;
import io.inlet.ticket.Status;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves a ticket that was resolved here. What the ticket is now is read first, so a repetition changes nothing, and read again
 * afterwards, since RT answers 200 to a change that it did not make.
 */
final class Resolving {
    private static final String USUAL = "resolved";

    private final DeliveryState state;
    private final Requests requests;

    Resolving(DeliveryState state) {
        this.state = state;
        this.requests = new Requests(state.target());
    }

    Call next(Answer last) {
        if (TicketKey.isSought(state)) {
            return TicketKey.find(state, last, this::begin);
        }
        Step step = (Step) state.asked().step();
        if (step instanceof Step.Change change) {
            return Meaning.is(last, 200) ? look(change.key(), new Step.Changed(change.key())) : Meaning.of(state, last);
        }
        if (!Meaning.is(last, 200)) {
            return Meaning.of(state, last);
        }
        String status = Told.of((Answer.Received) last).root().path("Status").asText("");
        if (step instanceof Step.Changed changed) {
            return isOver(status) ? requests.done(changed.key()) : refused(changed.key(), status);
        }
        String key = ((Step.Standing) step).key();
        return isOver(status) ? requests.done(key) : change(key);
    }

    /** Nothing where the customer wrote again meanwhile, and where RT has no word for it. */
    private Call begin(String key) {
        return !state.ticket().status().active() && word().isPresent()
                ? look(key, new Step.Standing(key))
                : requests.done(key);
    }

    private Call look(String key, Step step) {
        return requests.get("/ticket/" + key, Map.of(), step, "status of ticket " + key);
    }

    private Call change(String key) {
        JsonBody body = new JsonBody();
        body.root().put("Status", word().orElseThrow());
        return requests.put("/ticket/" + key, body, new Step.Change(key), "resolve ticket " + key);
    }

    /** RT's own word for it, or else the first of the words that mean it. */
    private Optional<String> word() {
        return requests.options().statuses().entrySet().stream()
                .filter(entry -> entry.getValue() == Status.RESOLVED)
                .map(Map.Entry::getKey)
                .min(Comparator.<String, Boolean>comparing(word -> !word.equals(USUAL))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private boolean isOver(String word) {
        Status status = requests.options().statuses().get(word.toLowerCase(Locale.ROOT));
        return status != null && !status.active();
    }

    private Call refused(String key, String status) {
        return new Call.Park(Reason.of("rt-not-resolved", key, status, word().orElseThrow()), "");
    }
}
