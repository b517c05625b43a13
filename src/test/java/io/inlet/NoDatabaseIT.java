package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.chaos.Cable;
import io.inlet.store.JdbcAddress;
import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An external database that is not there, or there and silent: at the start and later. */
@Tag("one-jdk")
class NoDatabaseIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Were each held up for as long as a connection may take to be found dead, two minutes would not do. */
    private static final int MANY = 40;

    @TempDir
    private Path home;

    private TestDatabase database;
    private Cable cable;
    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.blank();
        URI server = URI.create(database.address().url().substring("jdbc:".length()));
        cable = new Cable(server.getPort());
        JdbcAddress address = database.address();
        environment = Program.variables(new HashMap<>(Map.of(
                "inlet.database.url",
                "jdbc:postgresql://127.0.0.1:" + cable.port() + server.getPath(),
                "inlet.database.user",
                address.user(),
                "inlet.database.password",
                address.password())));
    }

    @AfterEach
    void close() throws IOException {
        cable.close();
        database.close();
    }

    @Test
    void startsWithoutItKeepsWhatIsPushedAndGoesOnWhenItIsThere() throws Exception {
        cable.cut();
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            HttpResponse<String> answer = post(gateway, "one");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(gateway.manage("GET", "/health/live", "").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = gateway.manage("GET", "/health/ready", "");
            assertThat(ready.statusCode()).as("what is pushed is taken").isEqualTo(200);
            assertThat(JSON.readTree(ready.body()).get("status").asText()).isEqualTo("degraded");
            assertThat(part(ready, "database").get("reason").get("text").asText())
                    .contains("127.0.0.1:" + cable.port());
            assertThat(gateway.lines())
                    .filteredOn(line -> line.contains("No database"))
                    .hasSize(1);

            cable.mend();
            gateway.program.awaitLine(line -> line.endsWith("is there; everything goes on"));
            assertThat(gateway.password()).isNotEmpty();
            SOON.until(() -> "opened".equals(state(gateway, answer)));
            SOON.until(() -> part(gateway.manage("GET", "/health/ready", ""), "database")
                    .get("up")
                    .asBoolean());
            assertThat(post(gateway, "two").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aSilentOneHoldsNobodyUpAndNothingIsLostOrDoubled() throws Exception {
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            assertThat(post(gateway, "before").statusCode()).isEqualTo(201);
            cable.silence();

            Set<String> receipts = new HashSet<>();
            AtomicInteger next = new AtomicInteger();
            SOON.until(() -> {
                HttpResponse<String> answer = post(gateway, "silent" + next.incrementAndGet());
                assertThat(answer.statusCode()).isEqualTo(202);
                receipts.add(JSON.readTree(answer.body()).get("receipt").asText());
                return receipts.size() == MANY;
            });

            cable.mend();
            SOON.until(() -> post(gateway, "after" + next.incrementAndGet()).statusCode() == 201);
            for (String receipt : receipts) {
                SOON.until(() -> "opened".equals(state(gateway, receipt)));
            }
        }
    }

    @Test
    void withoutRoomInTheSpoolItIsNotReady() throws Exception {
        environment.put("INLET_SPOOL_LIMIT", "0KB");
        cable.cut();
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            assertThat(gateway.manage("GET", "/health/ready", "").statusCode()).isEqualTo(503);
            assertThat(post(gateway, "one").statusCode()).isEqualTo(503);
            cable.mend();
            SOON.until(() -> gateway.manage("GET", "/health/ready", "").statusCode() == 200);
        }
    }

    @ParameterizedTest
    @CsvSource({"INLET_DATABASE_PASSWORD, wrong, may not log in", "INLET_DATABASE_URL, /nowhere, no such database"})
    void whatNobodyMendsByWaitingStopsTheStart(String variable, String value, String words) {
        String wrong = value.startsWith("/") ? environment.get(variable).replaceFirst("/[^/]*$", value) : value;
        environment.put(variable, wrong);
        try (Program program = Program.start(environment, "run", "--home", home.toString())) {
            assertThat(program.exitCode()).isEqualTo(78);
            assertThat(program.lines()).anyMatch(line -> line.contains(words));
        }
    }

    private static HttpResponse<String> post(LiveGateway gateway, String key) throws Exception {
        return gateway.visit(
                "POST",
                "/in/web/support",
                "{\"email\": \"" + key + "@example.org\", \"body\": \"text of " + key + "\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static String state(LiveGateway gateway, HttpResponse<String> answer) throws Exception {
        return state(gateway, JSON.readTree(answer.body()).get("receipt").asText());
    }

    private static String state(LiveGateway gateway, String receipt) throws Exception {
        return JSON.readTree(gateway.visit("GET", "/in/receipts/" + receipt, "").body())
                .path("state")
                .asText();
    }

    private static JsonNode part(HttpResponse<String> ready, String name) throws IOException {
        for (JsonNode part : JSON.readTree(ready.body()).get("parts")) {
            if (part.get("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name + " in " + ready.body());
    }
}
