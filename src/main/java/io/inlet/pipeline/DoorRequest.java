package io.inlet.pipeline;

import io.inlet.message.Content;
import io.inlet.message.Header;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request as the door read it: bounded, its bytes exactly as sent and kept until the answer is written.
 *
 * @param channel which channel's path it came through
 * @param path decoded, normalised; parameters are the named parts of it
 * @param headers only those on the allowlist
 * @param language of the answer, from Accept-Language: {@code ru} or {@code en}
 * @param size of the body in bytes
 */
public record DoorRequest(
        String channel,
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, List<String>> query,
        List<Header> headers,
        String mediaType,
        String language,
        long size,
        Content content,
        String remoteAddress,
        Instant receivedAt) {
    /** The first value of a header, whatever the case of its name; null where there is none. */
    public String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }
}
