package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The methods of the Bot API that a gateway needs, and what they answer. Thread-safe. */
final class BotMethods {
    /** An answer and its HTTP status. */
    record Answer(int status, ObjectNode json) {
        static Answer of(JsonNode result) {
            ObjectNode json = LocalCall.JSON.createObjectNode().put("ok", true);
            json.set("result", result);
            return new Answer(200, json);
        }

        static Answer refused(int status, String description) {
            return new Answer(
                    status,
                    LocalCall.JSON
                            .createObjectNode()
                            .put("ok", false)
                            .put("error_code", status)
                            .put("description", description));
        }
    }

    private static final long BOT = 7_000_000;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_POLL = 50;

    private final Map<String, BotFile> files = new ConcurrentHashMap<>();
    private final AtomicLong throttledSeconds = new AtomicLong();
    private final BotMemory memory;
    private final BotQueue queue;
    private final Clock clock;

    BotMethods(BotMemory memory, BotQueue queue, Clock clock) {
        this.memory = memory;
        this.queue = queue;
        this.clock = clock;
    }

    void throttleOnce(Duration retryAfter) {
        throttledSeconds.set(retryAfter.toSeconds());
    }

    void keep(BotFile file) {
        files.put(file.id(), file);
    }

    Optional<BotFile> file(String path) {
        return files.values().stream().filter(each -> each.path().equals(path)).findFirst();
    }

    Answer answer(String method, JsonNode asked) {
        return switch (method) {
            case "getMe" -> Answer.of(me());
            case "getUpdates" -> updates(asked);
            case "sendMessage" -> send(asked);
            case "getFile" -> describe(asked.path("file_id").asText());
            default -> Answer.refused(404, "Not Found");
        };
    }

    private Answer updates(JsonNode asked) {
        memory.acknowledge(queue.acknowledge(asked.path("offset").asLong()));
        int seconds = Math.max(0, Math.min(LONGEST_POLL, asked.path("timeout").asInt()));
        Optional<List<ObjectNode>> page = queue.poll(asked.path("limit").asInt(), Duration.ofSeconds(seconds));
        return page.map(updates -> Answer.of(LocalCall.JSON.createArrayNode().addAll(updates)))
                .orElseGet(() -> Answer.refused(
                        409,
                        "Conflict: terminated by other getUpdates request;"
                                + " make sure that only one bot instance is running"));
    }

    private Answer send(JsonNode asked) {
        long wait = throttledSeconds.getAndSet(0);
        if (wait > 0) {
            Answer refused = Answer.refused(429, "Too Many Requests: retry after " + wait);
            refused.json().putObject("parameters").put("retry_after", wait);
            return refused;
        }
        long chat = asked.path("chat_id").asLong();
        String text = asked.path("text").asText();
        if (!memory.knows(chat)) {
            return Answer.refused(400, "Bad Request: chat not found");
        }
        if (text.isBlank()) {
            return Answer.refused(400, "Bad Request: message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            return Answer.refused(400, "Bad Request: message is too long");
        }
        long replyTo = asked.at("/reply_parameters/message_id")
                .asLong(asked.path("reply_to_message_id").asLong());
        return Answer.of(message(memory.send(chat, text, replyTo)));
    }

    private Answer describe(String id) {
        BotFile file = files.get(id);
        if (file == null) {
            return Answer.refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        return file.isTooBig() ? Answer.refused(400, "Bad Request: file is too big") : Answer.of(file.described());
    }

    private ObjectNode message(BotStandIn.Sent sent) {
        ObjectNode message = LocalCall.JSON
                .createObjectNode()
                .put("message_id", sent.message())
                .put("date", clock.instant().getEpochSecond())
                .put("text", sent.text());
        message.set("from", me());
        message.putObject("chat").put("id", sent.chat()).put("type", "private");
        return message;
    }

    private static ObjectNode me() {
        return LocalCall.JSON
                .createObjectNode()
                .put("id", BOT)
                .put("is_bot", true)
                .put("first_name", "Inlet")
                .put("username", "inlet_demo_bot");
    }
}
