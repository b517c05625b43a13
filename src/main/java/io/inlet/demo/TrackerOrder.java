package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Something that somebody told the tracker's stand-in to do.
 *
 * @param ticket 0 for a new one
 * @param words fields by name as the original's requests have them, files by name, type and size
 */
record TrackerOrder(Kind kind, String who, Instant at, long ticket, JsonNode words) {
    enum Kind {
        CREATE("Create"),
        UPDATE("Set"),
        CORRESPOND("Correspond"),
        COMMENT("Comment");

        /** The type of the transaction. */
        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static TrackerOrder ofLine(String line) {
        try {
            JsonNode json = LocalCall.JSON.readTree(line);
            return new TrackerOrder(
                    Kind.valueOf(json.get("kind").asText()),
                    json.get("who").asText(),
                    Instant.parse(json.get("at").asText()),
                    json.get("ticket").asLong(),
                    json.get("words"));
        } catch (IOException foreign) {
            throw new UncheckedIOException("recalling an order to the desk: " + line, foreign);
        }
    }

    String line() {
        ObjectNode line = LocalCall.JSON
                .createObjectNode()
                .put("kind", kind.name())
                .put("who", who)
                .put("at", at.toString())
                .put("ticket", ticket);
        line.set("words", words);
        return line.toString();
    }
}
