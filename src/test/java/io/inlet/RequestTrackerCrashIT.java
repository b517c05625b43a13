package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.rt.RealRequestTracker;
import io.inlet.pipeline.outbox.CuttingProxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program beside a real Request Tracker. */
@Tag("one-jdk")
class RequestTrackerCrashIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(200));

    @TempDir
    Path home;

    @Test
    void makesATicketOnceThoughTheGatewayIsKilledBetweenTheCallAndItsCommit() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        try (RealRequestTracker tracker = RealRequestTracker.start();
                CuttingProxy proxy = new CuttingProxy(tracker.url())) {
            Files.writeString(home.resolve("config/targets.yaml"), """
                    targets:
                      desk:
                        type: request-tracker
                        url: %s
                        allow-private: true
                        response-timeout: 20s
                        queue: Support
                        external-id-field: InletId
                        poll: 1s
                    """.formatted(proxy.url()));
            Map<String, String> environment = Map.of("INLET_TARGET_DESK_SECRET", tracker.token("gateway"));
            proxy.holdAnswersTo("POST /REST/2.0/ticket ");
            try (LiveGateway gateway = new LiveGateway(home, environment)) {
                HttpResponse<String> kept = gateway.visit(
                        "POST",
                        "/in/web/support",
                        "{\"email\": \"a@example.org\", \"body\": \"x\", \"subject\": \"x\"}",
                        "Content-Type",
                        "application/json");
                assertThat(kept.statusCode()).as(kept.body()).isBetween(200, 202);
                SOON.until(() -> proxy.cut() == 1);
                gateway.program.kill();
            }
            proxy.cutNothing();
            try (LiveGateway gateway = new LiveGateway(home, environment)) {
                SOON.until(() -> gateway.manage("GET", "/metrics", "")
                        .body()
                        .contains("inlet_deliveries{target=\"desk\",state=\"delivered\"} 1"));
            }

            JsonNode tickets = tracker.get("gateway", "/tickets", "query", "Queue = 'Support'");
            assertThat(tickets.path("total").asInt()).isEqualTo(1);
        }
    }
}
