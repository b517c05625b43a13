package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Attempt;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.DeliveryStates;
import io.inlet.dispatch.Settlement;
import io.inlet.failpoint.Failpoint;
import io.inlet.message.Reason;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Handler;

/** Step dispatch: tells a target one thing, and writes down what became of it. */
public final class Dispatch {
    private final DeliveryStates states;
    private final Attempt attempt;
    private final Settlement settlement;
    private final Clock clock;

    public Dispatch(DeliveryStates states, Attempt attempt, Settlement settlement, Clock clock) {
        this.states = states;
        this.attempt = attempt;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Handler
    public void dispatch(Delivery delivery) {
        Failpoint.AFTER_DELIVERY_CLAIM.reach(delivery.target());
        Optional<DeliveryState> state = states.load(delivery, clock.instant());
        if (state.isEmpty()) {
            settlement.park(delivery, Reason.of("ticket-missing"), "");
            return;
        }
        Call end = attempt.run(state.get());
        Failpoint.BEFORE_DELIVERY_COMMIT.reach(delivery.target());
        settlement.settle(delivery, end, state.get().target().window());
        Failpoint.AFTER_DELIVERY.reach(delivery.target());
    }
}
