package io.inlet.dispatch;

import io.inlet.settings.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * One target of config/targets.yaml.
 *
 * @param secret null while the target is off
 * @param responseTimeout for the whole answer, from the end of the connect
 * @param window how long deliveries are tried before they are parked
 * @param rate most calls a second
 * @param inFlight most calls at a time
 * @param allowPrivate whether the url may lead to a loopback, private or link-local address
 * @param options what only its type has
 */
public record TargetConfig(
        String name,
        String type,
        URI url,
        Secret secret,
        boolean enabled,
        boolean allowPrivate,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration window,
        double rate,
        int inFlight,
        TargetOptions options) {
    /** A target of a type without options. */
    public TargetConfig(
            String name,
            String type,
            URI url,
            Secret secret,
            boolean enabled,
            boolean allowPrivate,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration window,
            double rate,
            int inFlight) {
        this(
                name,
                type,
                url,
                secret,
                enabled,
                allowPrivate,
                connectTimeout,
                responseTimeout,
                window,
                rate,
                inFlight,
                TargetOptions.NONE);
    }

    /** How long one call may take at most. */
    public Duration callTime() {
        return connectTimeout.plus(responseTimeout);
    }

    /** How long a claimed delivery of this target may take before another worker gets it. */
    public Duration lease() {
        return callTime().multipliedBy(2).plusSeconds(30);
    }
}
