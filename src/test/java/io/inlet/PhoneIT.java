package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Mappers;
import io.inlet.cli.InletCommand;
import io.inlet.pipeline.Settled;
import io.inlet.settings.SettingsLoader;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The telephone through the whole line, with the routes as they are shipped: two call centres on one side, a real store on the other. */
class PhoneIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));

    @TempDir
    static Path home;

    private static TestDatabase database;
    private static Gateway gateway;
    private static CallCentre centre;

    @BeforeAll
    static void start() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        database = TestDatabase.fresh();
        Map<String, String> settings = new HashMap<>();
        settings.putAll(database.settings());
        settings.put("inlet.phone.enabled", "true");
        settings.put("inlet.phone.secret", CallCentre.KEY);
        settings.put("inlet.phone.settle", "300ms");
        settings.put("inlet.phone.language", "en");
        settings.put("inlet.phone-sales.enabled", "true");
        settings.put("inlet.phone-sales.provider", "zammad-cti");
        settings.put("inlet.phone-sales.secret", CallCentre.TOKEN);
        settings.put("inlet.phone-sales.settle", "300ms");
        settings.put("inlet.phone-sales.unfinished", "2s");
        settings.put("inlet.phone-sales.language", "en");
        settings.put("inlet.phone-trial.enabled", "true");
        settings.put("inlet.phone-trial.secret", CallCentre.KEY);
        settings.put("inlet.phone-trial.settle", "300ms");
        settings.put("inlet.inbox.phone-trial.mode", "sandbox");
        settings.put("inlet.phone-trial-two.enabled", "true");
        settings.put("inlet.phone-trial-two.provider", "zammad-cti");
        settings.put("inlet.phone-trial-two.secret", CallCentre.TOKEN);
        settings.put("inlet.phone-trial-two.settle", "300ms");
        settings.put("inlet.inbox.phone-trial-two.mode", "sandbox");
        Files.write(
                home.resolve("config/application.properties"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        gateway = Gateway.start(new Home(home), SettingsLoader.load(home, Map.of()), Settled.SILENT);
        centre = new CallCentre(gateway.publicUrl());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        database.close();
    }

    @Test
    void missedCallOpensOneCallBackTicketThatACallBackResolves() throws Exception {
        String caller = "79000000011";
        tell(call("m1", caller), "newCall", "hangup:cancel");
        Ticket ticket = awaitTicket("Missed call from +" + caller, 1);
        tell(call("m2", caller), "newCall", "hangup:noAnswer");
        awaitTicket("Missed call from +" + caller, 2);
        tell(callTo("b1", caller), "newCall", "hangup:normalClearing");
        awaitTicket("Missed call from +" + caller, 3);
        assertThat(status(ticket)).isEqualTo(Status.NEW);

        tell(callTo("b2", caller), "newCall", "answer");

        SOON.until(() -> status(ticket) == Status.RESOLVED);
        assertThat(tickets(caller)).hasSize(1);
        tell(callTo("b2", caller), "hangup:normalClearing");
        settled();
        assertThat(status(ticket)).isEqualTo(Status.RESOLVED);
    }

    @Test
    void hangUpThatComesFirstWaitsForItsCall() throws Exception {
        tell(call("h1", "79000000012"), "hangup:cancel", "newCall");

        Ticket ticket = awaitTicket("Missed call from +79000000012", 1);
        settled();

        assertThat(tickets("79000000012")).hasSize(1);
        assertThat(articles(ticket).get(0).fields()).containsEntry("cause", "cancel");
    }

    @Test
    void beginningThatComesLongAfterItsEndAddsNothing() throws Exception {
        String caller = "79000000019";
        tell(call("l1", caller), "hangup:cancel");
        Ticket ticket = awaitTicket("Missed call from +" + caller, 1);

        tell(call("l1", caller), "newCall");

        settled();
        assertThat(articles(ticket)).hasSize(1);
        assertThat(tickets(caller)).hasSize(1);
    }

    @Test
    void answeredCallJoinsTheOpenTicketOfItsCallerAndItsEndFollows() throws Exception {
        String caller = "79000000013";
        tell(call("a1", caller), "newCall", "hangup:busy");
        Ticket missed = awaitTicket("Missed call from +" + caller, 1);

        tell(call("a2", caller), "newCall", "answer");
        awaitTicket("Missed call from +" + caller, 2);
        tell(call("a2", caller), "hangup:normalClearing");
        awaitTicket("Missed call from +" + caller, 3);

        assertThat(tickets(caller)).hasSize(1);
        assertThat(articles(missed))
                .extracting(article -> article.fields().get("ending"))
                .containsExactly("missed", "answered", "ended");
    }

    @Test
    void whatTheEndOfALongCallTellsIsKept() throws Exception {
        String call = "\"call_id\":\"long-1\",\"direction\":\"in\",\"from\":\"+79000000018\",\"to\":\"+74950000002\"";
        centre.generic("{\"event_id\":\"l-1\",\"event\":\"call.answered\",\"agent\":{\"id\":\"101\"}," + call + "}");
        Ticket ticket = awaitTicket("Call from +79000000018", 1);

        centre.generic("{\"event_id\":\"l-2\",\"event\":\"call.ended\",\"agent\":{\"id\":\"101\"},\"duration_s\":65,"
                + "\"cause\":\"normalClearing\"," + call + "}");

        awaitTicket("Call from +79000000018", 2);
        assertThat(articles(ticket).get(1).fields()).containsEntry("duration", "65");
        assertThat(tickets("79000000018")).hasSize(1);
    }

    @Test
    void answeredCallOfAnybodyElseOpensATicket() throws Exception {
        tell(call("o1", "79000000014"), "newCall", "answer", "hangup:normalClearing");

        awaitTicket("Call from +79000000014", 1);

        settled();
        assertThat(tickets("79000000014")).hasSize(1);
    }

    @Test
    void callThatNobodyTellsTheEndOfIsNotForgotten() throws Exception {
        tell(call("u1", "79000000015"), "newCall");

        awaitTicket("Call from +79000000015: how it ended is not known", 1);
    }

    @Test
    void withheldNumbersMeetNobody() throws Exception {
        tell(call("w1", "anonymous"), "newCall", "hangup:cancel");
        tell(call("w2", "anonymous"), "newCall", "hangup:cancel");

        SOON.until(() -> search("withheld").size() == 2);
        assertThat(search("withheld")).allMatch(ticket -> ticket.contact() == null);
    }

    @Test
    void whatIsProvenButNotUnderstoodIsParkedAndAnsweredWithSuccess() throws Exception {
        HttpResponse<String> answer =
                centre.generic("{\"event\":\"call.missed\",\"call_id\":\"p1\",\"direction\":\"up\"}");
        HttpResponse<String> form = centre.zammad(Map.of("event", "newCall", "direction", "in"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).isEqualTo("{}");
        SOON.until(() -> line("phone").parked() == 1 && line("phone-sales").parked() == 1);
    }

    @Test
    void repeatedEventIsASuccessAndCountedOnce() throws Exception {
        String event = "{\"event_id\":\"e-1\",\"event\":\"call.missed\",\"call_id\":\"g1\",\"direction\":\"in\","
                + "\"from\":\"+79000000016\",\"to\":\"+74950000002\"}";

        HttpResponse<String> first = centre.generic(event);
        HttpResponse<String> second = centre.generic(event);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo("{\"status\":\"duplicate\"}");
        awaitTicket("Missed call from +79000000016", 1);
        SOON.until(() -> line("phone").duplicate() == 1);
        assertThat(gateway.ports().balance().read().lines()).allMatch(Balance.Line::holds);
    }

    @ParameterizedTest
    @CsvSource({
        "answered,Звонок: +7999",
        "missed,Пропущенный звонок: +7999",
        "missed-then-called-back,(resolved)",
        "hangup-first,Пропущенный звонок: +7999",
        "repeated,Пропущенный звонок: +7999",
        "withheld,скрытый номер"
    })
    void scenariosOfTheSimulatorBecomeTickets(String scenario, String ticket) {
        for (List<String> place :
                List.of(List.of("generic", "phone-trial"), List.of("zammad-cti", "phone-trial-two"))) {
            StringWriter out = new StringWriter();

            int code = simulate(out, place.get(0), scenario, place.get(1));

            assertThat(code).as(out.toString()).isZero();
            String last =
                    out.toString().strip().lines().reduce((one, two) -> two).orElseThrow();
            assertThat(last).as(out.toString()).contains(ticket);
            assertThat(out.toString()).doesNotContain(CallCentre.TOKEN);
        }
    }

    @Test
    void simulatorLeavesLiveInboxesAlone() {
        assertThat(simulate(new StringWriter(), "generic", "missed", "phone")).isEqualTo(2);
        assertThat(simulate(new StringWriter(), "zammad-cti", "missed", "phone-trial"))
                .isEqualTo(2);
        assertThat(simulate(new StringWriter(), "generic", "exploded", "phone-trial"))
                .isEqualTo(2);
    }

    private static int simulate(StringWriter out, String provider, String scenario, String inbox) {
        PrintWriter print = new PrintWriter(out);
        return InletCommand.line(new Mappers(List.of()))
                .setOut(print)
                .setErr(print)
                .execute(
                        "simulate",
                        "phone",
                        "--provider",
                        provider,
                        "--scenario",
                        scenario,
                        "--inbox",
                        inbox,
                        "--home",
                        home.toString(),
                        "--url",
                        gateway.publicUrl());
    }

    private static Map<String, String> call(String id, String from) {
        return Map.of("callId", id, "direction", "in", "from", from, "to", "74950000002");
    }

    private static Map<String, String> callTo(String id, String to) {
        return Map.of("callId", id, "direction", "out", "from", "74950000002", "to", to);
    }

    private static void tell(Map<String, String> call, String... events) throws Exception {
        for (String event : events) {
            Map<String, String> fields = new LinkedHashMap<>(call);
            fields.put("event", event.split(":")[0]);
            if (event.contains(":")) {
                fields.put("cause", event.split(":")[1]);
            } else if (event.equals("answer")) {
                fields.put("answeringNumber", "agent1");
            }
            HttpResponse<String> answer = centre.zammad(fields);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{}");
        }
    }

    private static Ticket awaitTicket(String subject, int articles) {
        SOON.until(() -> search(subject).stream()
                .filter(ticket -> ticket.subject().equals(subject))
                .anyMatch(ticket -> articles(ticket).size() == articles));
        return search(subject).get(0);
    }

    /** Until nothing waits any more. */
    private static void settled() {
        SOON.until(() -> line("phone-sales").pending() == 0);
    }

    private static List<Ticket> tickets(String number) {
        return search("+" + number);
    }

    private static List<Ticket> search(String text) {
        return gateway.ports()
                .tickets()
                .search(new Tickets.Query(text, null, "phone", null, null, null, null, null, 200))
                .tickets();
    }

    private static Status status(Ticket ticket) {
        return gateway.ports()
                .tickets()
                .find(ticket.id())
                .orElseThrow()
                .ticket()
                .status();
    }

    private static List<io.inlet.ticket.Article> articles(Ticket ticket) {
        return gateway.ports().tickets().find(ticket.id()).orElseThrow().articles();
    }

    private static Balance.Line line(String inbox) {
        return gateway.ports().balance().read().lines().stream()
                .filter(line -> line.inbox().equals(inbox))
                .findFirst()
                .orElseThrow();
    }
}
