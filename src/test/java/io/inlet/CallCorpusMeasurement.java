package io.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Article;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/**
 * Not a test: plays recorded sequences of call events through a gateway's port, as given, shuffled and doubled, and prints how many were
 * answered and became tickets as the recording says. Argument: a file of JSON lines with {@code platform}, {@code params}, {@code
 * http_status}, {@code response} and {@code log}. Events of Placetel go in as generic ones.
 */
public final class CallCorpusMeasurement {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> WAYS = List.of("given", "shuffled", "doubled");
    private static final String NOT_SET = "Feature not configured, please contact your admin!";

    private final List<JsonNode> steps;
    private CallCentre centre;
    private int sent;
    private int answered;

    private CallCorpusMeasurement(List<JsonNode> steps) {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws Exception {
        List<JsonNode> steps = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            steps.add(JSON.readTree(line));
        }
        new CallCorpusMeasurement(steps).run();
    }

    private void run() throws Exception {
        Path home = Files.createTempDirectory("calls");
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        Map<String, String> settings = new HashMap<>();
        StringBuilder book = new StringBuilder("sources:\n");
        Set<String> platforms = new TreeSet<>();
        steps.forEach(step -> platforms.add(platform(step)));
        for (String platform : platforms) {
            for (String way : WAYS) {
                String source = source(platform, way);
                boolean generic = platform.equals("placetel");
                settings.put("inlet." + source + ".enabled", "true");
                settings.put("inlet." + source + ".provider", generic ? "generic" : "zammad-cti");
                settings.put("inlet." + source + ".secret", generic ? CallCentre.KEY : CallCentre.TOKEN);
                settings.put("inlet.inbox." + source + ".brand", source);
                settings.put("inlet." + source + ".unfinished", "10s");
                settings.put("inlet." + source + ".settle", "2s");
                book.append("  ").append(source).append(":\n").append(numbers());
            }
        }
        Files.writeString(home.resolve("config/phone.yaml"), book);
        try (TestDatabase database = TestDatabase.fresh()) {
            settings.putAll(database.settings());
            try (Gateway gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT)) {
                centre = new CallCentre(gateway.publicUrl());
                for (String way : WAYS) {
                    sent = 0;
                    answered = 0;
                    for (String platform : platforms) {
                        play(platform, way);
                    }
                    print(gateway, way, platforms);
                }
                System.out.println(
                        gateway.ports().balance().read().lines().stream()
                                        .filter(line -> !line.holds())
                                        .toList() + " counters that do not add up");
            }
        }
    }

    private void play(String platform, String way) throws Exception {
        List<JsonNode> mine = new ArrayList<>(
                steps.stream().filter(step -> platform(step).equals(platform)).toList());
        if (way.equals("doubled")) {
            mine.addAll(List.copyOf(mine));
        }
        if (!way.equals("given")) {
            Collections.shuffle(mine, new Random(7));
        }
        for (JsonNode step : mine) {
            sent++;
            HttpResponse<String> answer = send(step, platform, way);
            int status = step.get("http_status").intValue();
            boolean right = platform.equals("placetel")
                    ? status == 200
                            ? answer.statusCode() / 100 == 2
                            : answer.statusCode() == (status == 422 ? 404 : status)
                    : answer.statusCode() == status && body(step, answer);
            answered += right ? 1 : 0;
            if (!right) {
                System.out.println("  " + way + " " + step.get("id").textValue() + ": " + answer.statusCode() + " "
                        + answer.body() + ", not " + step.get("http_status") + " " + step.path("response"));
            }
        }
    }

    private boolean body(JsonNode step, HttpResponse<String> answer) throws IOException {
        JsonNode expected = step.path("response");
        // what only an installation without that channel says, and what its sample leaves out
        boolean unlike = expected.path("error").asText().equals(NOT_SET) || answer.statusCode() != 200;
        return expected.isMissingNode()
                || unlike
                || JSON.readTree(answer.body()).equals(expected);
    }

    private HttpResponse<String> send(JsonNode step, String platform, String way) throws Exception {
        String source = source(platform, way);
        int status = step.get("http_status").intValue();
        String to = status == 422 ? "phone-nowhere" : source;
        if (platform.equals("placetel")) {
            String body = generic(step.get("params"));
            return status == 401
                    ? centre.send("/in/phone/generic/" + to, body, "Content-Type", "application/json")
                    : centre.generic(to, body);
        }
        String token = status == 401 ? "another-token-that-nobody-has" : CallCentre.TOKEN;
        String path = "/in/phone/zammad-cti/" + to + "?token=" + token;
        return step.has("body_form")
                ? centre.send(
                        path, step.get("body_form").textValue(), "Content-Type", "application/x-www-form-urlencoded")
                : centre.send(path, step.get("params").toString(), "Content-Type", "application/json");
    }

    private static String generic(JsonNode params) {
        String event = params.get("event").textValue();
        boolean missed = params.path("type").asText().equals("missed");
        ObjectNode json = JSON.createObjectNode();
        json.put(
                "event",
                switch (event) {
                    case "CallAccepted" -> "call.answered";
                    case "HungUp" -> missed ? "call.missed" : "call.ended";
                    default -> "call.started";
                });
        String call = params.get("call_id").textValue();
        json.put("event_id", call + "/" + event).put("call_id", call);
        // the form of Placetel names the direction by the event; a later one knows it from the first
        json.put("direction", event.equals("OutgoingCall") ? "out" : event.equals("IncomingCall") ? "in" : null);
        json.set("from", params.path("from"));
        json.set("to", params.path("to"));
        if (params.has("user")) {
            json.putObject("agent").set("name", params.get("user"));
        }
        return json.toString();
    }

    private void print(Gateway gateway, String way, Set<String> platforms) {
        List<String> inboxes =
                platforms.stream().map(platform -> source(platform, way)).toList();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> lines(gateway, inboxes).stream()
                .allMatch(line -> line.pending() == 0));
        int calls = 0;
        int right = 0;
        Map<String, Integer> tickets = new TreeMap<>();
        for (String platform : platforms) {
            Map<String, String> expected = expected(platform);
            Map<String, Set<String>> became = became(gateway, source(platform, way), tickets);
            calls += expected.size();
            for (Map.Entry<String, String> call : expected.entrySet()) {
                Set<String> found = became.getOrDefault(call.getKey(), Set.of());
                boolean fits = call.getValue().isEmpty()
                        ? !found.contains("opened")
                        : !found.isEmpty()
                                && List.of(call.getValue().split("\\|")).containsAll(found);
                right += fits ? 1 : 0;
                if (!fits) {
                    System.out.println("  " + way + " " + platform + " " + call.getKey() + ": " + found + ", not "
                            + call.getValue());
                }
            }
        }
        Balance.Line sum = lines(gateway, inboxes).stream()
                .reduce((one, two) -> new Balance.Line(
                        "phone",
                        way,
                        "",
                        one.captured() + two.captured(),
                        one.opened() + two.opened(),
                        one.appended() + two.appended(),
                        one.duplicate() + two.duplicate(),
                        one.ignored() + two.ignored(),
                        one.parked() + two.parked(),
                        one.pending() + two.pending()))
                .orElseThrow();
        System.out.printf(
                "%s: %d requests, %d answered as recorded; %d calls, %d told as recorded; tickets %s; %s%n",
                way, sent, answered, calls, right, tickets, sum);
    }

    private static List<Balance.Line> lines(Gateway gateway, List<String> inboxes) {
        return gateway.ports().balance().read().lines().stream()
                .filter(line -> inboxes.contains(line.inbox()))
                .toList();
    }

    /** Which endings each call's articles tell, by call. */
    private static Map<String, Set<String>> became(Gateway gateway, String inbox, Map<String, Integer> tickets) {
        Map<String, Set<String>> became = new HashMap<>();
        List<Ticket> found = gateway.ports()
                .tickets()
                .search(new Tickets.Query(null, null, null, inbox, null, null, null, null, 200))
                .tickets();
        tickets.put(inbox, found.size());
        for (Ticket ticket : found) {
            List<Article> articles =
                    gateway.ports().tickets().find(ticket.id()).orElseThrow().articles();
            for (Article article : articles) {
                String call = article.fields().get("call");
                boolean outgoing = article.fields().get("direction").equals("out");
                became.computeIfAbsent(call, first -> new TreeSet<>())
                        .add(
                                outgoing && article == articles.get(0)
                                        ? "opened"
                                        : article.fields().get("ending"));
            }
        }
        return became;
    }

    /** What the last step of each call says: not done is somebody to call back; outgoing calls leave no ticket of their own. */
    private Map<String, String> expected(String platform) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (JsonNode step : steps) {
            if (platform(step).equals(platform) && step.path("log").has("done")) {
                JsonNode log = step.get("log");
                boolean in = log.get("direction").textValue().equals("in");
                String state = log.get("done").booleanValue() ? "answered|ended" : "missed|voicemail|unfinished";
                expected.put(step.at("/params/call_id").textValue(), in ? state : "");
            }
        }
        return expected;
    }

    private String numbers() {
        Set<String> blocked = new TreeSet<>();
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode step : steps) {
            if (step.at("/response/action").asText().equals("reject")) {
                blocked.add(step.at("/params/from").textValue());
            }
            if (step.at("/response/action").asText().equals("dial")) {
                shown.put(
                        step.at("/params/to").textValue(),
                        step.at("/response/caller_id").textValue());
            }
        }
        StringBuilder yaml =
                new StringBuilder("    blocked: [\"" + String.join("\", \"", blocked) + "\"]\n    caller-ids:\n");
        shown.forEach((to, number) -> yaml.append("      - {to: \"" + to + "\", show: \"" + number + "\"}\n"));
        return yaml.toString();
    }

    private static String platform(JsonNode step) {
        return step.get("id").textValue().split("/")[0];
    }

    private static String source(String platform, String way) {
        return "phone-" + platform + "-" + way;
    }
}
