package io.inlet.demo.simulate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.message.Ids;
import io.inlet.settings.PhoneSettings.Provider;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.SigningKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How the two providers tell of one event. */
final class CallForms {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/json";

    private final PhoneSource source;

    CallForms(PhoneSource source) {
        this.source = source;
    }

    /**
     * What happened.
     *
     * @param what started, answered, ended or missed
     */
    record Event(String call, String what, boolean outgoing, String from, String to) {}

    Step step(Event event, Duration pause) {
        return source.provider() == Provider.GENERIC ? generic(event, pause) : zammad(event, pause);
    }

    private Step generic(Event event, Duration pause) {
        String eventId = event.call() + "/" + event.what();
        ObjectNode json = JSON.createObjectNode()
                .put("schema", "call-event/1")
                .put("event_id", eventId)
                .put("event", "call." + event.what())
                .put("occurred_at", Instant.now().toString())
                .put("call_id", event.call())
                .put("direction", event.outgoing() ? "out" : "in")
                .put("from", event.from())
                .put("to", event.to())
                .put("queue", "support");
        switch (event.what()) {
            case "answered" -> json.putObject("agent").put("id", "101").put("name", "Agent One");
            case "ended" -> json.put("cause", "normalClearing").put("duration_s", 65);
            case "missed" -> json.put("cause", "noAnswer").put("wait_s", 20);
            default -> {}
        }
        String body = json.toString();
        String id = "msg_" + Ids.next();
        long now = Instant.now().getEpochSecond();
        String signature = SigningKeys.parse(source.secret()).sign(id, now, body.getBytes(StandardCharsets.UTF_8));
        String path = "/in/phone/generic/" + source.name();
        return new Step(
                event.what(),
                path,
                path,
                Map.of(
                        "Content-Type", TYPE,
                        "webhook-id", id,
                        "webhook-timestamp", String.valueOf(now),
                        "webhook-signature", signature),
                body,
                "generic:event:" + eventId,
                pause);
    }

    private Step zammad(Event event, Duration pause) {
        String name =
                switch (event.what()) {
                    case "started" -> "newCall";
                    case "answered" -> "answer";
                    default -> "hangup";
                };
        ObjectNode json = JSON.createObjectNode()
                .put("event", name)
                .put("callId", event.call())
                .put("direction", event.outgoing() ? "out" : "in")
                .put("from", event.from())
                .put("to", event.to());
        String party = "";
        switch (event.what()) {
            case "started" -> {
                json.putArray("user").add("Agent One").add("Agent Two");
                party = event.to();
            }
            case "answered" -> {
                party = "agent1@example.org";
                json.put("answeringNumber", party);
            }
            default -> {
                party = event.what().equals("ended") ? "normalClearing" : "cancel";
                json.put("cause", party);
            }
        }
        String path = "/in/phone/zammad-cti/" + source.name() + "?token=";
        String token = source.secret().reveal().strip().split("\\s+")[0];
        return new Step(
                event.what(),
                path + URLEncoder.encode(token, StandardCharsets.UTF_8),
                path + "***",
                Map.of("Content-Type", TYPE),
                json.toString(),
                String.join(":", "zammad-cti", event.call(), name, party),
                pause);
    }
}
