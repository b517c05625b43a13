package io.inlet.pipeline.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.settings.OwnerOnly;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The refresh token of one mailbox, which a provider may exchange at each use. The newest is kept in a file that only the owner reads; a
 * token newly written into the settings goes before it.
 */
final class RefreshTokenFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Secret configured;

    /** @param configured in the settings; null: none */
    RefreshTokenFile(Path file, Secret configured) {
        this.file = file;
        this.configured = configured;
    }

    /** A damaged file is as none, and no word of it reaches a message: what is missing then is somebody's permission. */
    Optional<Secret> read() throws IOException {
        if (Files.exists(file)) {
            JsonNode kept = tree(Files.readAllBytes(file));
            if (configured == null || kept.path("configured").asText().equals(origin())) {
                return Optional.of(kept.path("refreshToken").asText())
                        .filter(token -> !token.isEmpty())
                        .map(Secret::new);
            }
        }
        return Optional.ofNullable(configured);
    }

    /** Whole or not at all, on the disk when it returns. */
    void write(Secret token) throws IOException {
        OwnerOnly.write(file, JSON.writeValueAsBytes(Map.of("configured", origin(), "refreshToken", token.reveal())));
    }

    private static JsonNode tree(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException damaged) {
            return JSON.createObjectNode();
        }
    }

    /** Which token of the settings the kept one stems from. */
    private String origin() {
        try {
            return configured == null
                    ? ""
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(configured.reveal().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
