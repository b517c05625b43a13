package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One attempt at a delivery: asks the adapter what to send and what the answer means, until it means an end. What each answer says about
 * the target as a whole goes to its gate. Thread-safe.
 */
public final class Attempt {
    /** No conversation with a target is that long: an adapter that goes on would go on for ever. */
    private static final int MOST_CALLS = 20;
    /** What is left of a lease when its attempt has ended, to write that down. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

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

    /**
     * What became of it; never a {@link Call.Send}. Ends before the lease does: nobody else may have begun the same meanwhile.
     */
    public Call run(DeliveryState state) {
        TargetAdapter adapter = adapters.get(state.target().type());
        Gate gate = gates.of(state.target().name());
        Instant last = state.now()
                .plus(state.target().lease())
                .minus(state.target().callTime())
                .minus(MARGIN);
        DeliveryState now = state;
        Call call = adapter.next(now, null);
        String recipient = adapter.recipient(state);
        Optional<Instant> spared = gate.spared(recipient, clock.instant());
        if (call instanceof Call.Send && spared.isPresent()) {
            return new Call.RetryLater(
                    Duration.between(clock.instant(), spared.get()), false, Reason.of("target-asked-to-wait", "429"));
        }
        for (int calls = 0; call instanceof Call.Send send; calls++) {
            if (calls > 0 && clock.instant().isAfter(last)) {
                return new Call.Unknown(null, Reason.of("target-too-slow"));
            }
            if (calls == MOST_CALLS) {
                throw new IllegalStateException(
                        "the adapter " + adapter.type() + " comes to no end after " + calls + " calls");
            }
            Answer answer = transport.send(send, state.target());
            now = state.after(send, clock.instant());
            call = adapter.next(now, answer);
            gate.learn(recipient, answer, call, now.now());
        }
        return call;
    }
}
