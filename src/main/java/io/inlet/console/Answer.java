package io.inlet.console;

import io.inlet.message.Content;
import io.inlet.message.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written back.
 *
 * @param headers the last of a name holds; only cookies may be several
 * @param body the bytes to send; for content that is streamed see {@code stream}
 * @param stream null for an answer that stands in {@code body}
 * @param length of the stream in bytes; -1: not known
 */
record Answer(int status, String mediaType, List<Header> headers, byte[] body, Content stream, long length) {
    private static final byte[] NOTHING = {};

    static Answer of(int status, String mediaType, String text) {
        return of(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String mediaType, byte[] body) {
        return new Answer(status, mediaType, List.of(), body, null, body.length);
    }

    static Answer stream(String mediaType, Content content, long length) {
        return new Answer(200, mediaType, List.of(), NOTHING, content, length);
    }

    static Answer redirect(String path) {
        return of(303, "text/plain; charset=utf-8", "").with("Location", path);
    }

    static Answer empty(int status) {
        return of(status, null, NOTHING);
    }

    Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, mediaType, more, body, stream, length);
    }
}
