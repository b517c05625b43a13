package io.inlet.message;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Exactly what arrived: the sender's bytes and the envelope around them.
 *
 * @param id UUIDv7, given by whoever builds the record
 * @param channel a noun: email, web, phone, ...
 * @param provider the sender's system where a channel has several (null where not)
 * @param sourceKey says "this delivery again"; unique per channel and inbox (mailbox + UIDVALIDITY + UID, form nonce, ...)
 * @param mediaType of the bytes, as the sender named it (RFC 2046)
 * @param size in bytes; -1 while it is not known yet (before capture)
 */
public record RawMessage(
        UUID id,
        String channel,
        String provider,
        String brand,
        String inbox,
        Mode mode,
        Lane lane,
        String sourceKey,
        List<Header> headers,
        String mediaType,
        long size,
        Instant receivedAt,
        Content content) {
    public RawMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(inbox, "inbox");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(sourceKey, "sourceKey");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(content, "content");
        headers = List.copyOf(headers);
        mediaType = mediaType == null ? "application/octet-stream" : mediaType;
    }

    /** The same with its bytes in another place. */
    public RawMessage with(long newSize, Content newContent) {
        return new RawMessage(
                id,
                channel,
                provider,
                brand,
                inbox,
                mode,
                lane,
                sourceKey,
                headers,
                mediaType,
                newSize,
                receivedAt,
                newContent);
    }

    /** The same as another delivery. */
    public RawMessage withSourceKey(String newKey) {
        return new RawMessage(
                id, channel, provider, brand, inbox, mode, lane, newKey, headers, mediaType, size, receivedAt, content);
    }

    /** The bytes, streamed. The caller closes. */
    public InputStream open() throws IOException {
        return content.open();
    }

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
