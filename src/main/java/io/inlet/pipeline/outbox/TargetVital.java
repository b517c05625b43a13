package io.inlet.pipeline.outbox;

import io.inlet.dispatch.CircuitBreaker;
import io.inlet.dispatch.Gate;
import io.inlet.message.Reason;
import io.inlet.pipeline.Vital;
import io.inlet.settings.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How one target is: paused and why, its circuit breaker, and the calls in flight. Fed by the target's feeder. */
final class TargetVital implements Vital {
    private final String target;
    private final Gate gate;
    private final Clock clock;
    private final Texts texts;
    private final Texts reasons;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Reason paused;

    TargetVital(String target, Gate gate, Clock clock, Locale locale) {
        this.target = target;
        this.gate = gate;
        this.clock = clock;
        this.texts = Texts.of("target", locale);
        this.reasons = Texts.of("reasons", locale);
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
        return paused == null && state() != CircuitBreaker.State.OPEN;
    }

    @Override
    public String detail() {
        Reason why = paused;
        if (why != null) {
            return texts.get("paused", reasons.get(why.code(), why.arguments().toArray()));
        }
        return texts.get(
                switch (state()) {
                    case CLOSED -> "told";
                    case QUIET -> "quiet";
                    case OPEN -> "rests";
                    case TRIAL -> "trial";
                });
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("inFlight", inFlight.get(), "breaker", state().name().toLowerCase(Locale.ROOT));
    }

    private CircuitBreaker.State state() {
        return gate.state(clock.instant());
    }
}
