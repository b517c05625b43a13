package io.inlet.pipeline;

import java.time.Duration;

/** Not yet: older rows of the inbox must be understood first. The group goes back and is due again after the delay. */
public class DeferredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration delay;

    public DeferredException(Duration delay) {
        super("deferred until older messages of the inbox are understood", null, false, false);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
