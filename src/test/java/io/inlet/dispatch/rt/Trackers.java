package io.inlet.dispatch.rt;

import io.inlet.dispatch.TargetConfig;
import io.inlet.settings.Secret;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Request Trackers as targets, for tests. */
public final class Trackers {
    public static final String NAME = "rt";

    private Trackers() {}

    public static RequestTrackerOptions options(String queue, String field) {
        return new RequestTrackerOptions(
                queue,
                field,
                queue.equals("Support")
                        ? Map.of("Channel", TicketFact.CHANNEL, "InletNumber", TicketFact.NUMBER)
                        : Map.of(),
                Map.of(Priority.P1, 100, Priority.P3, 50),
                Map.of("new", Status.NEW, "open", Status.OPEN, "stalled", Status.WAITING, "resolved", Status.RESOLVED),
                Set.of(Direction.IN),
                30_000_000,
                Optional.of(Duration.ofSeconds(1)));
    }

    public static TargetConfig target(URI url, String token, String queue, String field) {
        return new TargetConfig(
                NAME,
                RequestTrackerAdapter.TYPE,
                url,
                new Secret(token),
                true,
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofDays(7),
                1000,
                4,
                options(queue, field));
    }

    public static TargetConfig target(URI url, String token) {
        return target(url, token, "Support", "InletId");
    }
}
