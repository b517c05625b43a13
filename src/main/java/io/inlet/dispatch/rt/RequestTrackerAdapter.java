package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.TargetAdapter;
import io.inlet.dispatch.TargetConfig;

/**
 * Tells a Request Tracker 5 through its REST 2.0. RT has no key that makes a create or a message safe to repeat, so a ticket carries
 * Inlet's id of it in a custom field, and a message the article's id in its subject: whatever may have arrived is looked up before it is
 * sent again. Since one operation of a ticket and target is in flight at a time, nobody else creates the same meanwhile; an earlier
 * request that RT finishes only after its time-out is found by counting the tickets with our id at the end.
 */
public final class RequestTrackerAdapter implements TargetAdapter {
    static final String TYPE = "request-tracker";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Call next(DeliveryState state, Answer last) {
        return switch (state.delivery().operation()) {
            case CREATE -> new Creating(state).next(last);
            case APPEND -> new Appending(state).next(last);
            case FILES -> new AddingFiles(state).next(last);
            case RESOLVE -> new Resolving(state).next(last);
            case REPLY -> throw new IllegalArgumentException("only reply targets speak to customers");
        };
    }

    @Override
    public Call probe(TargetConfig target, Call.Send asked, Answer last) {
        return Probe.next(target, asked, last);
    }
}
