package io.inlet.dispatch.rt;

import io.inlet.message.Content;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A file as RT gets it.
 *
 * @param name as RT keeps and shows it, unlike any other file of its article
 * @param size in bytes, never 0: RT refuses empty files
 */
record SentFile(String name, String mediaType, long size, Content content) {
    /**
     * The name for RT's JSON. RT 5.0 fails on a name beyond ASCII (500, "Wide character"), and takes names apart like those in a mail's
     * header: so any but the plainest goes as an encoded word (RFC 2047), which RT reads.
     */
    String encodedName() {
        if (name.matches("[A-Za-z0-9._-]+")) {
            return name;
        }
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
