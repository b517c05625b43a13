package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Telegram Bot API of one bot on loopback (core.telegram.org/bots/api): polling, sending and files, with the provider's errors. What it
 * was given, had acknowledged and has sent is on disk before it answers.
 *
 * <pre>{@code
 * try (BotStandIn bot = new BotStandIn(data.resolve("bot.memory"), token, Clock.systemUTC())) {
 *     bot.give(List.of(update));
 *     tell(bot.url());
 * }
 * }</pre>
 */
public final class BotStandIn implements AutoCloseable {
    /** A message that the bot sent; {@code replyTo} 0 when it answers none. */
    public record Sent(long chat, long message, String text, long replyTo) {}

    private static final long BOT = 7_000_000;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_POLL = 50;
    private static final ObjectNode NOTHING = LocalCall.JSON.createObjectNode();

    private final BotMemory memory;
    private final BotQueue queue = new BotQueue();
    private final Map<String, BotFile> files = new ConcurrentHashMap<>();
    private final AtomicLong throttledSeconds = new AtomicLong();
    private final Secret token;
    private final Clock clock;
    private final LocalServer server;

    /**
     * Starts it.
     *
     * @param memory the file of what it knows; made when it is not there
     */
    public BotStandIn(Path memory, Secret token, Clock clock) throws IOException {
        this.memory = new BotMemory(memory);
        this.token = token;
        this.clock = clock;
        this.memory.waiting().forEach(queue::add);
        this.server = new LocalServer("bot", this::take);
    }

    /** What stands before {@code /bot<token>/}. */
    public URI url() {
        return server.url();
    }

    /**
     * Updates of the kinds that the provider sends, which one poll gets together. Those that it was given before are left out, so that it
     * may be told again after a kill; a message without a date is of now.
     */
    public void give(List<ObjectNode> updates) {
        long now = clock.instant().getEpochSecond();
        List<ObjectNode> dated = updates.stream().map(ObjectNode::deepCopy).toList();
        for (ObjectNode update : dated) {
            for (JsonNode message : update) {
                if (message instanceof ObjectNode fields && !fields.has("date")) {
                    fields.put("date", now);
                }
            }
        }
        if (memory.give(dated)) {
            dated.forEach(queue::add);
        }
    }

    /** The provider forgets that this update was acknowledged, and delivers it once more. */
    public void deliverAgain(long update) {
        queue.addAgain(memory.update(update));
    }

    /** The next message that is to be sent is refused: too many. */
    public void throttleOnce(Duration retryAfter) {
        throttledSeconds.set(retryAfter.toSeconds());
    }

    /** A file that updates name. */
    public void keep(BotFile file) {
        files.put(file.id(), file);
    }

    /** What the bot sent since its memory began, oldest first. */
    public List<Sent> sent() {
        return memory.sent();
    }

    @Override
    public void close() {
        server.close();
        memory.close();
    }

    private void take(LocalCall call) throws IOException {
        String prefix = "/bot" + token.reveal() + "/";
        String filePrefix = "/file" + prefix;
        if (call.path().startsWith(filePrefix)) {
            download(call, call.path().substring(filePrefix.length()));
        } else if (call.path().startsWith(prefix)) {
            answer(call, call.path().substring(prefix.length()));
        } else {
            fail(call, 401, "Unauthorized", NOTHING);
        }
    }

    private void answer(LocalCall call, String method) throws IOException {
        JsonNode asked = parameters(call);
        switch (method) {
            case "getMe" -> succeed(call, me());
            case "getUpdates" -> updates(call, asked);
            case "sendMessage" -> send(call, asked);
            case "getFile" -> file(call, asked.path("file_id").asText());
            default -> fail(call, 404, "Not Found", NOTHING);
        }
    }

    private void updates(LocalCall call, JsonNode asked) throws IOException {
        long kept = queue.acknowledge(asked.path("offset").asLong());
        memory.acknowledge(kept);
        int seconds = Math.max(0, Math.min(LONGEST_POLL, asked.path("timeout").asInt()));
        Optional<List<ObjectNode>> page = queue.poll(asked.path("limit").asInt(), Duration.ofSeconds(seconds));
        if (page.isPresent()) {
            succeed(call, LocalCall.JSON.createArrayNode().addAll(page.get()));
        } else {
            fail(
                    call,
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                    NOTHING);
        }
    }

    private void send(LocalCall call, JsonNode asked) throws IOException {
        long chat = asked.path("chat_id").asLong();
        String text = asked.path("text").asText();
        long wait = throttledSeconds.getAndSet(0);
        if (wait > 0) {
            fail(
                    call,
                    429,
                    "Too Many Requests: retry after " + wait,
                    LocalCall.JSON.createObjectNode().put("retry_after", wait));
        } else if (!memory.knows(chat)) {
            fail(call, 400, "Bad Request: chat not found", NOTHING);
        } else if (text.isBlank()) {
            fail(call, 400, "Bad Request: message text is empty", NOTHING);
        } else if (text.length() > LONGEST_TEXT) {
            fail(call, 400, "Bad Request: message is too long", NOTHING);
        } else {
            long replyTo = asked.at("/reply_parameters/message_id")
                    .asLong(asked.path("reply_to_message_id").asLong());
            succeed(call, message(memory.send(chat, text, replyTo)));
        }
    }

    private void file(LocalCall call, String id) throws IOException {
        BotFile file = files.get(id);
        if (file == null) {
            fail(call, 400, "Bad Request: wrong file_id or the file is temporarily unavailable", NOTHING);
        } else if (file.isTooBig()) {
            fail(call, 400, "Bad Request: file is too big", NOTHING);
        } else {
            succeed(call, file.described());
        }
    }

    private void download(LocalCall call, String path) throws IOException {
        Optional<BotFile> file =
                files.values().stream().filter(each -> each.path().equals(path)).findFirst();
        if (file.isPresent()) {
            call.answer(200, "application/octet-stream", file.get().bytes());
        } else {
            fail(call, 404, "Not Found", NOTHING);
        }
    }

    private ObjectNode message(Sent sent) {
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

    /** From the body as JSON or as a form, or from the query. */
    private static JsonNode parameters(LocalCall call) throws IOException {
        if (call.header("Content-Type").startsWith("application/json") && call.body().length > 0) {
            return LocalCall.JSON.readTree(call.body());
        }
        Map<String, String> parameters = new LinkedHashMap<>(call.query());
        parameters.putAll(call.form());
        return LocalCall.JSON.valueToTree(parameters);
    }

    private static void succeed(LocalCall call, JsonNode result) throws IOException {
        ObjectNode answer = LocalCall.JSON.createObjectNode().put("ok", true);
        answer.set("result", result);
        call.answer(200, answer);
    }

    private static void fail(LocalCall call, int status, String description, ObjectNode parameters) throws IOException {
        ObjectNode answer = LocalCall.JSON
                .createObjectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", description);
        if (!parameters.isEmpty()) {
            answer.set("parameters", parameters);
        }
        call.answer(status, answer);
    }
}
