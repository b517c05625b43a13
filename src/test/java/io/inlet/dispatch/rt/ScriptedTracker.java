package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An RT that answers by heart: ticket 17 is ours, anna is its requestor, olga is staff, boris is neither, and transactions are as the test tells them. */
final class ScriptedTracker implements Transport {
    static final String OURS = "00000000-0000-7000-8000-000000000001";

    private static final List<String> USERS = List.of("", "olga", "anna@example.com", "boris@example.com");

    final List<Call.Send> asked = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private String last;
    private boolean away;
    private final List<String> pages = new ArrayList<>();

    ScriptedTracker() {
        now("");
        answers("/ticket/18", 200, """
                {"id":18,"Requestor":[],"CustomFields":[{"name":"InletId","values":["of another program"]}]}""");
        answers("/user/1", 200, "{\"Name\":\"olga\",\"Privileged\":1}");
        answers("/user/2", 200, "{\"Privileged\":0}");
        answers("/user/3", 200, "{\"Privileged\":0}");
    }

    /** What ticket 17 is by now. */
    ScriptedTracker now(String status) {
        return answers("/ticket/17", 200, """
                {"id":17,"Status":"%s","Requestor":[{"type":"user","id":"anna@example.com"}],
                 "CustomFields":[{"name":"InletId","values":["%s"]}]}""".formatted(status, OURS));
    }

    ScriptedTracker answers(String path, int status, String body) {
        return answers(path, new Answer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    ScriptedTracker answers(String path, Answer answer) {
        answers.put("/REST/2.0" + path, answer);
        return this;
    }

    /** One page of transactions after those that were told before. */
    ScriptedTracker page(String... transactions) {
        pages.add("{\"items\":[" + String.join(",", transactions) + "]}");
        return this;
    }

    static String status(int number, int ticket, String author, String value) {
        return transaction(number, "Status", ticket, author, value);
    }

    static String correspondence(int number, int ticket, String author) {
        return transaction(number, "Correspond", ticket, author, "");
    }

    private static String transaction(int number, String type, int ticket, String author, String value) {
        return """
                {"id":%d,"Type":"%s","ObjectId":%d,"NewValue":"%s","Created":"2026-03-01T12:00:00Z",
                 "Creator":{"type":"user","id":%d,"Name":"%s"}}""".formatted(number, type, ticket, value, USERS.indexOf(author), author);
    }

    /** What was written in a transaction. */
    ScriptedTracker text(int number, String text) {
        answers("/transaction/" + number + "/attachments", 200, """
                {"items":[{"id":%d,"ContentType":"text/plain","Filename":"","ContentLength":%d}]}""".formatted(number + 1000, text.length()));
        return answers("/attachment/" + (number + 1000), 200, """
                {"Content":"%s"}""".formatted(
                        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Answers nothing any more after this was asked. */
    ScriptedTracker goesAwayAfter(String path) {
        last = "/REST/2.0" + path;
        return this;
    }

    @Override
    public Answer send(Call.Send call, TargetConfig target) {
        asked.add(call);
        if (away) {
            return new Answer.Lost(false, "refused");
        }
        away = call.path().equals(last);
        Answer known = answers.get(call.path());
        if (known != null) {
            return known;
        }
        if (call.path().endsWith("/transactions")) {
            int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
            String body = page <= pages.size() ? pages.get(page - 1) : "{\"items\":[]}";
            return new Answer.Received(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }
        return new Answer.Received(404, Map.of(), "{\"message\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8));
    }
}
