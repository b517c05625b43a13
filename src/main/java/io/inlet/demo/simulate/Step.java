package io.inlet.demo.simulate;

import java.time.Duration;
import java.util.Map;

/**
 * One request of a provider.
 *
 * @param what it tells, for whoever watches
 * @param path on the public listener
 * @param shownPath the same without its secret
 * @param sourceKey under which the gateway captures it, to follow it by
 * @param pause before it is sent
 */
public record Step(
        String what,
        String path,
        String shownPath,
        Map<String, String> headers,
        String body,
        String sourceKey,
        Duration pause) {}
