package io.inlet.store.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who owns a data folder, as it stands in {@code inlet.lock}.
 *
 * @param pid the owner's process
 * @param startedAt when it took the folder
 * @param port where its PostgreSQL listens on 127.0.0.1; 0 while it is still starting
 */
record Owner(long pid, Instant startedAt, int port) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Owner listeningOn(int newPort) {
        return new Owner(pid, startedAt, newPort);
    }

    String toJson() {
        return JSON.createObjectNode()
                .put("pid", pid)
                .put("startedAt", startedAt.toString())
                .put("port", port)
                .toString();
    }

    /** Empty when the text is no description of an owner: the file is new, or cut by a crash. */
    static Optional<Owner> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.path("pid").isIntegralNumber()) {
                return Optional.empty();
            }
            Instant startedAt = Instant.parse(node.path("startedAt").asText());
            return Optional.of(new Owner(
                    node.path("pid").asLong(), startedAt, node.path("port").asInt()));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
