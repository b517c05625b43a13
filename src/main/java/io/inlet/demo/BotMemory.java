package io.inlet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a bot's stand-in was given, had acknowledged and has sent, on disk before anybody hears of it. Thread-safe. */
final class BotMemory implements AutoCloseable {
    private static final long FIRST_SENT = 100_001;

    private final LineLog log;
    private final Map<Long, ObjectNode> given = new LinkedHashMap<>();
    private final Set<Long> chats = new HashSet<>();
    private final List<BotStandIn.Sent> sent = new ArrayList<>();
    private long acknowledged;

    BotMemory(Path file) throws IOException {
        log = new LineLog(file);
        for (String line : log.found()) {
            recall(LocalCall.JSON.readTree(line));
        }
    }

    /** Those that are not acknowledged. */
    synchronized List<ObjectNode> waiting() {
        return given.entrySet().stream()
                .filter(each -> each.getKey() >= acknowledged)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All together or, when they are known, not at all. False for the latter. */
    synchronized boolean give(List<ObjectNode> updates) {
        if (given.containsKey(updates.get(0).get("update_id").asLong())) {
            return false;
        }
        ObjectNode line = LocalCall.JSON.createObjectNode();
        line.putArray("given").addAll(updates);
        remember(line);
        return true;
    }

    synchronized ObjectNode update(long id) {
        return given.get(id);
    }

    synchronized void acknowledge(long lowestKept) {
        if (lowestKept > acknowledged) {
            remember(LocalCall.JSON.createObjectNode().put("acknowledged", lowestKept));
        }
    }

    synchronized boolean knows(long chat) {
        return chats.contains(chat);
    }

    synchronized BotStandIn.Sent send(long chat, String text, long replyTo) {
        BotStandIn.Sent message = new BotStandIn.Sent(chat, FIRST_SENT + sent.size(), text, replyTo);
        remember(LocalCall.JSON.createObjectNode().set("sent", LocalCall.JSON.valueToTree(message)));
        return message;
    }

    synchronized List<BotStandIn.Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        log.close();
    }

    private void remember(JsonNode line) {
        log.add(line.toString());
        recall(line);
    }

    private void recall(JsonNode line) {
        for (JsonNode update : line.path("given")) {
            given.put(update.get("update_id").asLong(), (ObjectNode) update);
            update.findValues("chat").forEach(chat -> chats.add(chat.path("id").asLong()));
        }
        acknowledged = Math.max(acknowledged, line.path("acknowledged").asLong());
        if (line.has("sent")) {
            try {
                sent.add(LocalCall.JSON.treeToValue(line.get("sent"), BotStandIn.Sent.class));
            } catch (JsonProcessingException foreign) {
                throw new IllegalArgumentException("recalling a sent message: " + line, foreign);
            }
        }
    }
}
