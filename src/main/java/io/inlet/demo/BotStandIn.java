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

    private final BotMemory memory;
    private final BotQueue queue = new BotQueue();
    private final BotMethods methods;
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
        this.methods = new BotMethods(this.memory, queue, clock);
        this.memory.waiting().forEach(queue::add);
        this.server = new LocalServer("bot", this::take);
    }

    /** What stands before {@code /bot<token>/}. */
    public URI url() {
        return server.url();
    }

    /**
     * Updates of the kinds that the provider sends, which one poll gets together. Those that it was given before are left out, so that it
     * may be told again after a kill; a message without a date is of now. False when they were left out.
     */
    public boolean give(List<ObjectNode> updates) {
        long now = clock.instant().getEpochSecond();
        List<ObjectNode> dated = updates.stream().map(ObjectNode::deepCopy).toList();
        for (ObjectNode update : dated) {
            for (JsonNode message : update) {
                if (message instanceof ObjectNode fields && !fields.has("date")) {
                    fields.put("date", now);
                }
            }
        }
        boolean first = memory.give(dated);
        if (first) {
            dated.forEach(queue::add);
        }
        return first;
    }

    boolean knows(List<ObjectNode> updates) {
        return memory.update(updates.get(0).get("update_id").asLong()) != null;
    }

    /** The provider forgets that this update was acknowledged, and delivers it once more. */
    public void deliverAgain(long update) {
        queue.addAgain(memory.update(update));
    }

    /** The next message that is to be sent is refused: too many. */
    public void throttleOnce(Duration retryAfter) {
        methods.throttleOnce(retryAfter);
    }

    /** A file that updates name. */
    public void keep(BotFile file) {
        methods.keep(file);
    }

    /** What the bot sent since its memory began, oldest first. */
    public List<Sent> sent() {
        return memory.sent();
    }

    List<String> texts() {
        return sent().stream().map(Sent::text).toList();
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
            tell(call, methods.answer(call.path().substring(prefix.length()), parameters(call)));
        } else {
            tell(call, BotMethods.Answer.refused(401, "Unauthorized"));
        }
    }

    private void download(LocalCall call, String path) throws IOException {
        Optional<BotFile> file = methods.file(path);
        if (file.isPresent()) {
            call.answer(200, "application/octet-stream", file.get().bytes());
        } else {
            tell(call, BotMethods.Answer.refused(404, "Not Found"));
        }
    }

    private static void tell(LocalCall call, BotMethods.Answer answer) throws IOException {
        call.answer(answer.status(), answer.json());
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
}
