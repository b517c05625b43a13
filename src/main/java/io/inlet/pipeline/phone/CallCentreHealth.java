package io.inlet.pipeline.phone;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was last heard of one call centre. That nobody calls is no trouble, and a stranger whose proof does not fit must not make the
 * gateway look ill: it is always up, and tells what it knows. Thread-safe.
 */
final class CallCentreHealth implements Vital {
    private final String name;
    private final Clock clock;
    private Instant lastAccepted;
    private Instant lastRefused;
    private long accepted;
    private long refused;

    CallCentreHealth(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** An event is committed. */
    synchronized void accepted() {
        accepted++;
        lastAccepted = clock.instant();
    }

    /** Somebody did not prove to be the call centre. */
    synchronized void refused() {
        refused++;
        lastRefused = clock.instant();
    }

    @Override
    public String name() {
        return "phone:" + name;
    }

    @Override
    public boolean up() {
        return true;
    }

    @Override
    public synchronized Reason detail() {
        if (lastRefused != null && (lastAccepted == null || lastAccepted.isBefore(lastRefused))) {
            return Reason.of("phone-refused", name, lastRefused.toString(), told(lastAccepted));
        }
        return lastAccepted == null
                ? Reason.of("phone-silent", name)
                : Reason.of("phone-heard", name, lastAccepted.toString());
    }

    private static String told(Instant moment) {
        return moment == null ? "-" : moment.toString();
    }

    @Override
    public synchronized Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("acceptedEvents", accepted);
        figures.put("refusedEvents", refused);
        age(figures, "lastAcceptedAgeSeconds", lastAccepted);
        age(figures, "lastRefusedAgeSeconds", lastRefused);
        return figures;
    }

    private void age(Map<String, Object> figures, String figure, Instant moment) {
        if (moment != null) {
            figures.put(figure, Duration.between(moment, clock.instant()).toSeconds());
        }
    }
}
