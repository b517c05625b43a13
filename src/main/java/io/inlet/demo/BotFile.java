package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file that the Bot API keeps for a bot.
 *
 * @param id the {@code file_id} that updates name
 * @param path where it is downloaded, without a slash in front
 */
public record BotFile(String id, String path, byte[] bytes) {
    /** What the public server lets a bot download (server source: MAX_DOWNLOAD_FILE_SIZE). */
    private static final int LARGEST = 20 << 20;

    boolean isTooBig() {
        return bytes.length > LARGEST;
    }

    ObjectNode described() {
        return LocalCall.JSON
                .createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "unique-" + id)
                .put("file_size", bytes.length)
                .put("file_path", path);
    }
}
