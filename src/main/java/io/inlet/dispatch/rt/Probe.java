package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.StatusRules;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks RT whether the token works, the queue is there and may be seen and used, and the custom fields stand in it: RT takes tickets with
 * unknown fields and drops those silently.
 */
final class Probe {
    private final Requests requests;
    private final RequestTrackerOptions options;

    private Probe(TargetConfig target) {
        this.requests = new Requests(target);
        this.options = requests.options();
    }

    static Call next(TargetConfig target, Call.Send asked, Answer last) {
        Probe probe = new Probe(target);
        if (asked == null) {
            return probe.queues();
        }
        if (last instanceof Answer.Lost lost) {
            return StatusRules.meaning(lost);
        }
        Answer.Received answer = (Answer.Received) last;
        return asked.step().equals("queues") ? probe.found(answer) : probe.judged(answer);
    }

    /** By a search, since a queue's name may hold anything and paths may not. */
    private Call queues() {
        String name = options.queue().replace("\\", "\\\\").replace("\"", "\\\"");
        return requests.get(
                "/queues",
                Map.of("query", "[{\"field\":\"Name\",\"value\":\"" + name + "\"}]"),
                "queues",
                "look-up of the queue");
    }

    private Call found(Answer.Received answer) {
        if (answer.status() == 401) {
            return new Call.PauseTarget(Reason.of("rt-token-refused"));
        }
        if (answer.status() == 404 || answer.status() == 403) {
            return new Call.PauseTarget(Reason.of("rt-no-rest", Integer.toString(answer.status())));
        }
        Told told = Told.of(answer);
        if (!StatusRules.success(answer) || !told.isList()) {
            return cannotSay(answer);
        }
        return told.ids().stream()
                .findFirst()
                .<Call>map(known -> requests.get("/queue/" + known, Map.of(), "queue", "the queue"))
                .orElseGet(() -> new Call.PauseTarget(Reason.of("rt-no-queue", options.queue())));
    }

    private Call judged(Answer.Received answer) {
        JsonNode queue = Told.of(answer).root();
        if (!StatusRules.success(answer) || !queue.path("TicketCustomFields").isArray()) {
            return cannotSay(answer);
        }
        if (queue.path("Disabled").asInt() != 0) {
            return new Call.PauseTarget(Reason.of("rt-queue-disabled", options.queue()));
        }
        List<String> there = new ArrayList<>();
        queue.path("TicketCustomFields")
                .forEach(field -> there.add(field.path("name").asText()));
        Set<String> wanted = new TreeSet<>(options.fields().keySet());
        wanted.add(options.externalIdField());
        wanted.removeIf(name -> there.stream().anyMatch(name::equalsIgnoreCase));
        if (!wanted.isEmpty()) {
            return new Call.PauseTarget(Reason.of("rt-no-field", String.join(", ", wanted), options.queue()));
        }
        boolean create = false;
        for (JsonNode link : queue.path("_hyperlinks")) {
            create |= link.path("ref").asText().equals("create");
        }
        return create ? new Call.Done(null, null) : new Call.PauseTarget(Reason.of("rt-no-right", options.queue()));
    }

    private static Call cannotSay(Answer.Received answer) {
        return new Call.Unknown(null, Reason.of("target-error", Integer.toString(answer.status())));
    }
}
