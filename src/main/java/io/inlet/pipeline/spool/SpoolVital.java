package io.inlet.pipeline.spool;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says so as long as anything lies in the spool, since only this machine has it. */
final class SpoolVital implements Vital {
    private final Spool spool;
    private final Clock clock;

    SpoolVital(Spool spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public boolean up() {
        Spool.State state = spool.state();
        return state.files() == 0 && state.asides() == 0;
    }

    @Override
    public Reason detail() {
        Spool.State state = spool.state();
        String files = Integer.toString(state.files());
        if (state.full()) {
            return Reason.of("spool-full", files);
        }
        if (state.files() > 0) {
            return Reason.of("spool-holds", files);
        }
        return state.asides() > 0
                ? Reason.of(
                        "spool-set-aside",
                        Integer.toString(state.asides()),
                        spool.aside().toString())
                : Reason.of("spool-empty");
    }

    @Override
    public Map<String, Object> figures() {
        Spool.State state = spool.state();
        Instant now = clock.instant();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("spooledItems", state.files());
        figures.put("spooledBytes", state.used());
        figures.put("limitBytes", state.limit());
        figures.put("setAsideFiles", state.asides());
        figures.put(
                "oldestSpooledAgeSeconds",
                state.oldest()
                        .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                        .orElse(0L));
        return figures;
    }
}
