package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.store.PostgresTickets;
import io.inlet.store.Tally;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Ticket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a running gateway, whose visitors are served all the same. */
class SpoolIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private TestDatabase database;
    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        environment = Program.variables(new HashMap<>(Map.of(
                "inlet.database.url",
                database.address().url(),
                "inlet.database.user",
                database.address().user(),
                "inlet.database.password",
                database.address().password(),
                "inlet.phone.enabled",
                "true",
                "inlet.phone.secret",
                CallCentre.KEY,
                "inlet.phone.settle",
                "300ms",
                "inlet.phone-sales.enabled",
                "true",
                "inlet.phone-sales.provider",
                "zammad-cti",
                "inlet.phone-sales.secret",
                CallCentre.TOKEN,
                "inlet.phone-sales.settle",
                "300ms")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsPushedWhileTheDatabaseIsAwayIsAnsweredTrulyAndBecomesTicketsOnce() throws Exception {
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            String known = receiptOrTicket(post(gateway, "known", "before the outage"));
            database.away();

            HttpResponse<String> first = post(gateway, "one", "the first one");
            HttpResponse<String> again = post(gateway, "one", "the first one");
            HttpResponse<String> clash = post(gateway, "one", "another text under the same key");
            HttpResponse<String> repeatOfKnown = post(gateway, "known", "before the outage");
            HttpResponse<String> page = gateway.visit(
                    "POST",
                    "/in/web/support",
                    "email=page%40example.org&body=from+a+page",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "text/html");
            CallCentre centre = new CallCentre(gateway.visit("GET", "/in/none", "")
                    .uri()
                    .resolve("/")
                    .toString()
                    .replaceFirst("/$", ""));
            HttpResponse<String> started = centre.zammad(Map.of(
                    "event", "newCall", "callId", "c1", "direction", "in", "from", "79000000077", "to", "74950000002"));
            HttpResponse<String> ended = centre.zammad(Map.of(
                    "event",
                    "hangup",
                    "cause",
                    "cancel",
                    "callId",
                    "c1",
                    "direction",
                    "in",
                    "from",
                    "79000000077",
                    "to",
                    "74950000002"));

            assertThat(first.statusCode()).isEqualTo(202);
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(receipt(again)).isEqualTo(receipt(first));
            assertThat(clash.statusCode()).isEqualTo(409);
            assertThat(repeatOfKnown.statusCode()).isEqualTo(202);
            assertThat(page.statusCode()).isEqualTo(303);
            String thanks = page.headers().firstValue("Location").orElseThrow().replace("..", "/in");
            assertThat(gateway.visit("GET", thanks, "", "Accept", "text/html").statusCode())
                    .isEqualTo(200);
            assertThat(List.of(started.statusCode(), ended.statusCode())).containsOnly(200);
            assertThat(started.body()).isEqualTo("{}");
            assertThat(state(gateway, receipt(first))).isEqualTo("pending");
            JsonNode spool = part(gateway);
            assertThat(spool.get("up").asBoolean()).isFalse();
            assertThat(spool.get("figures").get("spooledItems").asInt()).isEqualTo(5);
            assertThat(gateway.manage("GET", "/metrics", "").body())
                    .contains("inlet_part_spooled_items{part=\"spool\"} 5")
                    .contains("inlet_part_oldest_spooled_age_seconds{part=\"spool\"}");

            database.back();
            SOON.until(() -> part(gateway).get("up").asBoolean());
            SOON.until(() -> "opened".equals(state(gateway, receipt(first))));
            SOON.until(() -> "opened".equals(state(gateway, receipt(repeatOfKnown))));
            assertThat(known).isNotEmpty();
            SOON.until(() -> subjects().contains("Пропущенный звонок: +79000000077"));
            SOON.until(() -> balance().stream().allMatch(line -> line.pending() == 0));
            assertThat(subjects())
                    .containsExactlyInAnyOrder(
                            "before the outage", "the first one", "from a page", "Пропущенный звонок: +79000000077");
            assertThat(balance()).allMatch(Balance.Line::holds);
            assertThat(post(gateway, "after", "afterwards").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        LiveGateway killed = new LiveGateway(home, environment);
        database.away();
        HttpResponse<String> answer = post(killed, "one", "survives a kill");
        killed.program.kill();
        database.back();

        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            assertThat(answer.statusCode()).isEqualTo(202);
            SOON.until(() -> "opened".equals(state(gateway, receipt(answer))));
            assertThat(subjects()).containsExactly("survives a kill");
        }
    }

    @Test
    void withoutRoomTheSenderIsAskedToComeAgain() throws Exception {
        environment.put("INLET_SPOOL_LIMIT", "20KB");
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            database.away();

            assertThat(post(gateway, "one", "the first one").statusCode()).isEqualTo(202);
            assertThat(post(gateway, "two", "the second one").statusCode()).isEqualTo(202);
            HttpResponse<String> third = post(gateway, "three", "the third one");

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(part(gateway).get("reason").get("code").asText()).isEqualTo("spool-full");
            database.back();
            SOON.until(() -> subjects().size() == 2);
        }
    }

    private static HttpResponse<String> post(LiveGateway gateway, String key, String text) throws Exception {
        return gateway.visit(
                "POST",
                "/in/web/support",
                "{\"email\": \"" + key + "@example.org\", \"body\": \"" + text + "\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static String receiptOrTicket(HttpResponse<String> answer) throws Exception {
        return answer.statusCode() == 201
                ? JSON.readTree(answer.body()).get("ticket").asText()
                : receipt(answer);
    }

    private static String receipt(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body()).get("receipt").asText();
    }

    private static String state(LiveGateway gateway, String receipt) throws Exception {
        HttpResponse<String> answer = gateway.visit("GET", "/in/receipts/" + receipt, "");
        return JSON.readTree(answer.body()).path("state").asText();
    }

    @Test
    void readinessTellsOfPortDiskLineAndThreads() throws Exception {
        try (LiveGateway gateway = new LiveGateway(home, environment)) {
            SOON.until(() -> part(gateway, "door").get("figures").get("probes").asInt() > 0);

            assertThat(part(gateway, "door").get("vital").asBoolean()).isTrue();
            assertThat(part(gateway, "door").get("up").asBoolean()).isTrue();
            assertThat(part(gateway, "disk").get("figures").get("freeBytes").asLong())
                    .isPositive();
            assertThat(part(gateway, "line").get("figures").has("oldestPendingAgeSeconds"))
                    .isTrue();
            assertThat(part(gateway, "loops").get("figures").get("loops").asInt())
                    .isGreaterThan(3);
            assertThat(part(gateway, "loops").get("up").asBoolean()).isTrue();
            assertThat(gateway.manage("GET", "/metrics", "").body())
                    .contains("inlet_part_oldest_round_age_seconds{part=\"loops\"}")
                    .contains("inlet_part_free_bytes{part=\"disk\"}");
        }
    }

    private static JsonNode part(LiveGateway gateway) throws Exception {
        return part(gateway, "spool");
    }

    private static JsonNode part(LiveGateway gateway, String name) throws Exception {
        String body = gateway.manage("GET", "/health/ready", "").body();
        for (JsonNode part : JSON.readTree(body).get("parts")) {
            if (part.get("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name + " in " + body);
    }

    private List<String> subjects() {
        return new Stored(new PostgresTickets(database.dataSource()))
                .tickets().stream().map(Ticket::subject).toList();
    }

    private List<Balance.Line> balance() {
        return new Tally(database.dataSource()).read().lines();
    }
}
