package io.inlet.pipeline.outbox;

import io.inlet.dispatch.CircuitBreaker;
import io.inlet.dispatch.Gate;
import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How one target is: paused and why, its circuit breaker, and the calls in flight. Fed by the target's feeder. */
final class TargetVital implements Vital {
    private final String target;
    private final Gate gate;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Reason paused;

    TargetVital(String target, Gate gate, Clock clock) {
        this.target = target;
        this.gate = gate;
        this.clock = clock;
    }

    void pausedFor(Reason reason) {
        paused = reason;
    }

    boolean paused() {
        return paused != null;
    }

    void begins() {
        inFlight.incrementAndGet();
    }

    void ends() {
        inFlight.decrementAndGet();
    }

    @Override
    public String name() {
        return "target:" + target;
    }

    @Override
    public boolean up() {
        return paused == null
                && switch (state()) {
                    case CLOSED, QUIET -> true;
                    case OPEN, TRIAL -> false; // the next call will tell; until then nobody knows anything better
                };
    }

    @Override
    public Reason detail() {
        Reason why = paused;
        if (why != null) {
            return why;
        }
        return switch (state()) {
            case CLOSED -> Reason.of("target-told");
            case QUIET -> Reason.of("target-quiet");
            case OPEN -> Reason.of("target-rests");
            case TRIAL -> Reason.of("target-on-trial");
        };
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("inFlight", inFlight.get(), "breaker", state().name().toLowerCase(Locale.ROOT));
    }

    private CircuitBreaker.State state() {
        return gate.state(clock.instant());
    }
}
