package io.inlet.dispatch.rt;

import io.inlet.message.Content;
import java.nio.charset.StandardCharsets;

/**
 * A file as RT gets it.
 *
 * @param name as RT keeps and shows it, unlike any other file of its article
 * @param size in bytes, never 0: RT refuses empty files
 */
record SentFile(String name, String mediaType, long size, Content content) {
    /**
     * The name for RT's JSON: each byte of its UTF-8 as a character of its own, as RT gets names from an upload. RT 5.0 fails on a name
     * beyond these (500, "Wide character"), and of encoded words (RFC 2047) it reads only those of messages, not those of new tickets.
     */
    String encodedName() {
        return encoded(name);
    }

    static String encoded(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
