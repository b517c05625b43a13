package io.inlet.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One attempt at a delivery: asks the adapter what to send and what the answer means, until it means an end. What each answer says about
 * the target as a whole goes to its gate. Thread-safe.
 */
public final class Attempt {
    /** No conversation with a target is that long: an adapter that goes on would go on for ever. */
    private static final int MOST_CALLS = 20;

    private final Map<String, TargetAdapter> adapters;
    private final Transport transport;
    private final Gates gates;
    private final Clock clock;

    public Attempt(List<TargetAdapter> adapters, Transport transport, Gates gates, Clock clock) {
        this.adapters = adapters.stream().collect(Collectors.toMap(TargetAdapter::type, Function.identity()));
        this.transport = transport;
        this.gates = gates;
        this.clock = clock;
    }

    /** What became of it; never a {@link Call.Send}. */
    public Call run(DeliveryState state) {
        TargetAdapter adapter = adapters.get(state.target().type());
        Gate gate = gates.of(state.target().name());
        Call call = adapter.next(state, null);
        for (int calls = 0; call instanceof Call.Send send; calls++) {
            if (calls == MOST_CALLS) {
                throw new IllegalStateException(
                        "the adapter " + adapter.type() + " comes to no end after " + calls + " calls");
            }
            Answer last = transport.send(send, state.target());
            Instant now = clock.instant();
            call = adapter.next(state.at(now), last);
            gate.learn(last, call, now);
        }
        return call;
    }
}
