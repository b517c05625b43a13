package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.account.Credentials;
import io.inlet.account.Role;
import io.inlet.console.Management;
import io.inlet.console.ManagementOptions;
import io.inlet.console.Ports;
import io.inlet.message.Group;
import io.inlet.message.Pause;
import io.inlet.message.Reason;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Priority;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API and metrics over the real store. */
class ConsoleOnStoreIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private TestDatabase database;
    private PostgresOutbox outbox;
    private Line line;
    private Management management;
    private String token;

    @BeforeEach
    void begin() {
        database = TestDatabase.fresh();
        DataSource source = database.dataSource();
        outbox = new PostgresOutbox(source);
        line = new Line(source, outbox);
        PostgresAccounts accounts = new PostgresAccounts(source);
        token = new Credentials(accounts, Clock.systemUTC())
                .issue("test", Role.OPERATOR)
                .reveal();
        management = Management.start(
                new Ports(
                        new PostgresTickets(source),
                        new PostgresCallers(source),
                        new PostgresParkedQueue(source, () -> {}),
                        new Tally(source),
                        outbox,
                        accounts,
                        new PostgresPauseBook(source, () -> {}),
                        () -> Set.of(Pause.OUTGOING),
                        List::of,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                ManagementOptions.loopback("test"));
    }

    @AfterEach
    void end() {
        management.close();
        database.close();
    }

    @Test
    void readsATicketWithItsFileItsHistoryAndTheBytesItCameFrom() throws Exception {
        Outcome.Opened opened = line.opened(Item.mail("1@x.example")
                .text("Принтер", "Не печатает")
                .attach("счёт.pdf", "file".getBytes(StandardCharsets.UTF_8))
                .decided(Priority.P2, List.of("vip"), List.of("desk")));

        JsonNode found = json("/api/v1/tickets?q=" + opened.number().text());
        JsonNode ticket = json("/api/v1/tickets/" + opened.number().text());

        assertThat(found.get("tickets")).hasSize(1);
        assertThat(ticket.get("subject").textValue()).isEqualTo("Принтер");
        assertThat(ticket.at("/articles/0/text").textValue()).contains("Не печатает");
        assertThat(ticket.at("/targets/0/target").textValue()).isEqualTo("desk");
        assertThat(ticket.get("history")).isNotEmpty();
        assertThat(get(ticket.at("/articles/0/attachments/0/content").textValue())
                        .body())
                .isEqualTo("file");
        assertThat(get(ticket.at("/articles/0/raw").textValue()).body()).isNotEmpty();
    }

    @Test
    void releasesAndDiscardsSoThatTheFiguresStillAddUp() throws Exception {
        PostgresInbox inbox = new PostgresInbox(database.dataSource());
        for (int i = 0; i < 2; i++) {
            Group group = line.capture(line.inbox("support"));
            inbox.park(group, Reason.of("malformed", "no header"), "detail");
        }
        JsonNode parked = json("/api/v1/parked").get("parked");
        assertThat(parked).hasSize(2);
        assertThat(parked.at("/0/reason/text").textValue()).contains("no header");

        HttpResponse<String> released =
                post("/api/v1/parked/" + parked.at("/0/id").textValue() + "/release", "");
        HttpResponse<String> discarded =
                post("/api/v1/parked/" + parked.at("/1/id").textValue() + "/discard", "{\"why\":\"spam\"}");

        assertThat(released.statusCode()).isEqualTo(204);
        assertThat(discarded.statusCode()).isEqualTo(204);
        JsonNode figures = json("/api/v1/status").at("/lines/0");
        assertThat(figures.get("captured").intValue()).isEqualTo(2);
        assertThat(figures.get("pending").intValue()).isEqualTo(1);
        assertThat(figures.get("ignored").intValue()).isEqualTo(1);
        assertThat(figures.get("parked").intValue()).isZero();
        assertThat(figures.get("holds").booleanValue()).isTrue();
    }

    @Test
    void countsDeliveriesAndShowsAPausedTarget() throws Exception {
        line.opened(Item.mail("2@x.example").decided(Priority.P3, List.of(), List.of("desk")));
        outbox.pause("desk", Reason.of("target-refused-authentication", "401"));

        String metrics = get("/metrics").body();

        assertThat(metrics.lines())
                .contains(
                        "inlet_deliveries{target=\"desk\",state=\"queued\"} 1",
                        "inlet_deliveries{target=\"desk\",state=\"waiting\"} 1",
                        "inlet_target_balance_holds{target=\"desk\"} 1",
                        "inlet_target_paused{target=\"desk\"} 1",
                        "inlet_store_readable 1")
                .anyMatch(sample -> sample.matches("inlet_items_total\\{.*outcome=\"opened\"} 1"));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
