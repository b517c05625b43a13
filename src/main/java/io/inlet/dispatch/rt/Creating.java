package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a ticket once. From the moment RT has named it, every way leads to its key: an answer lost while it is verified costs a remark,
 * never a second ticket.
 */
final class Creating {
    private final DeliveryState state;
    private final Requests requests;
    private final String externalId;
    private final String field;

    Creating(DeliveryState state) {
        this.state = state;
        this.requests = new Requests(state.target());
        this.externalId = state.ticket().id().toString();
        this.field = requests.options().externalIdField();
    }

    Call next(Answer last) {
        if (state.asked() == null) {
            boolean repeated = state.delivery().uncertain() || state.delivery().attempt() > 1;
            return repeated ? requests.ticketsOf(externalId, new Step.LookUp()) : create();
        }
        Step step = (Step) state.asked().step();
        if (step instanceof Step.LookUp) {
            return Meaning.list(state, last, told -> found(told.ids()));
        }
        if (step instanceof Step.Create) {
            return created(last);
        }
        if (step instanceof Step.Verify verify) {
            return verified(verify.key(), last);
        }
        if (step instanceof Step.Repair repair) {
            return look(repair.key(), new Step.VerifyAgain(repair.key()));
        }
        if (step instanceof Step.VerifyAgain again) {
            return verifiedAgain(again.key(), last);
        }
        return counted(((Step.Count) step).key(), last);
    }

    private Call create() {
        return requests.post("/ticket", new TicketForm(state).body(), new Step.Create(), "create " + externalId);
    }

    private Call found(List<String> keys) {
        return keys.isEmpty() ? create() : chosen(keys);
    }

    /** Several can be there only when an earlier request outlived its time-out; the lowest is the ticket. */
    private Call.Done chosen(List<String> keys) {
        String key = keys.get(0);
        Reason remark =
                keys.size() == 1 ? null : Reason.of("rt-several", field, externalId, String.join(", ", keys), key);
        return new Call.Done(key, requests.url(key), remark);
    }

    private Call created(Answer last) {
        if (!Meaning.is(last, 201)) {
            return Meaning.of(state, last);
        }
        Answer.Received answer = (Answer.Received) last;
        Optional<String> key = Told.of(answer).id().or(() -> fromLocation(answer));
        return key.map(id -> look(id, new Step.Verify(id))).orElseGet(() -> Meaning.of(state, last));
    }

    private static Optional<String> fromLocation(Answer.Received answer) {
        String location = answer.headers().getOrDefault("location", "");
        return Optional.of(location.substring(location.lastIndexOf('/') + 1))
                .filter(id -> id.matches("[1-9][0-9]{0,17}"));
    }

    private Call look(String key, Step step) {
        return requests.get("/ticket/" + key, Map.of(), step, "verify ticket " + key);
    }

    private Call verified(String key, Answer last) {
        if (!Meaning.is(last, 200)) {
            return unverified(key);
        }
        return keeps(last) ? settled(key) : repair(key);
    }

    private Call repair(String key) {
        JsonBody fields = new JsonBody();
        fields.root().putObject("CustomFields").put(field, externalId);
        return requests.put("/ticket/" + key, fields, new Step.Repair(key), "repair ticket " + key);
    }

    /** RT answers 200 to a change that it did not make, so only the ticket itself tells. */
    private Call verifiedAgain(String key, Answer last) {
        if (!Meaning.is(last, 200)) {
            return unverified(key);
        }
        return keeps(last) ? settled(key) : requests.ticketsOf(externalId, new Step.Count(key));
    }

    private boolean keeps(Answer last) {
        JsonNode ticket = Told.of((Answer.Received) last).root();
        return Told.field(ticket, field).contains(externalId);
    }

    private Call settled(String key) {
        return state.delivery().uncertain() ? requests.ticketsOf(externalId, new Step.Count(key)) : requests.done(key);
    }

    private Call counted(String key, Answer last) {
        if (!Meaning.is(last, 200)) {
            return unverified(key);
        }
        List<String> keys = Told.of((Answer.Received) last).ids();
        if (keys.isEmpty()) {
            return new Call.DoneThenPause(key, requests.url(key), Reason.of("rt-id-not-kept", key, field));
        }
        if (!keys.contains(key)) {
            // an earlier request was finished late, and the field takes a value once only
            String first = keys.get(0);
            return new Call.Done(first, requests.url(first), Reason.of("rt-doubled", key, first));
        }
        return chosen(keys);
    }

    private Call unverified(String key) {
        return new Call.Done(key, requests.url(key), Reason.of("rt-not-verified", key, field));
    }
}
