package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says and does while a target refuses our credentials. */
class PausedTargetIT {
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;

    @TempDir
    Path home;

    @TempDir
    Path other;

    private final AtomicInteger answer = new AtomicInteger(401);

    @BeforeEach
    void install() throws IOException {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        new Distribution(Path.of("")).copyTo(other, "config", "routes", "connectors");
    }

    @Test
    void statusNamesThePausedTargetAndResumeEndsThePause() throws Exception {
        HttpServer desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        desk.start();
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk: {type: webhook, url: "http://127.0.0.1:%d/", enabled: true, allow-private: true}
                """.formatted(
                        desk.getAddress().getPort()));
        Map<String, String> environment = new HashMap<>(Map.of(
                "INLET_HTTP_PORT", "0",
                "INLET_MANAGEMENT_PORT", "0",
                "INLET_HTTP_BIND", "127.0.0.1",
                "INLET_TARGET_DESK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
        try (Program gateway = Program.start(environment, "run", "--home", home.toString())) {
            gateway.awaitLine("ready"::equals);
            environment.put("INLET_MANAGEMENT_PORT", String.valueOf(port(gateway, "console: ")));
            post(port(gateway, "public: "));
            gateway.awaitLine(line -> line.contains("inlet resume target:desk"));

            assertThat(command(environment, FINDINGS, "status"))
                    .anyMatch(line -> line.contains("[target-paused]"))
                    .anyMatch(line -> line.contains("  The target refused our credentials"))
                    .anyMatch(line -> line.contains("What to do:") && line.contains("inlet resume target:desk"))
                    .anyMatch(line -> line.contains("delivered 0 + waiting 1"));
            environment.put("INLET_HOME", other.toString());
            assertThat(command(environment, FINDINGS, "status"))
                    .as("of another home")
                    .contains("No gateway answers on this machine.");

            environment.put("INLET_HOME", home.toString());
            answer.set(200);
            assertThat(command(environment, USAGE, "resume", "target:dsk"))
                    .anyMatch(line -> line.contains("Did you mean target:desk?"));
            command(environment, 0, "resume", "target:desk");
            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                            command(environment, 0, "status"))
                    .anyMatch(line -> line.contains("delivered 1 + waiting 0")));
        } finally {
            desk.stop(0);
        }
    }

    private List<String> command(Map<String, String> environment, int code, String... words) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("INLET_HOME", home.toString());
        try (Program program = Program.start(all, words)) {
            assertThat(program.exitCode())
                    .as(String.join("\n", program.lines()))
                    .isEqualTo(code);
            return program.lines();
        }
    }

    private static int port(Program gateway, String what) {
        String line = gateway.awaitLine(each -> each.startsWith(what));
        return URI.create(line.substring(what.length())).getPort();
    }

    private static void post(int port) throws Exception {
        HttpResponse<String> kept = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/web/support"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"email\": \"a@example.org\", \"body\": \"x\", \"subject\": \"x\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(kept.statusCode()).as(kept.body()).isBetween(200, 202);
    }
}
