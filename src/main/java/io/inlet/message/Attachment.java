package io.inlet.message;

import java.util.Objects;

/**
 * A file that came with a message. The name is data, never a path.
 *
 * @param name safe for showing (no control or bidirectional characters, no path), NFC; several may be equal
 * @param size in bytes, of the decoded content
 * @param sha256 of the decoded content, 64 lower-case hexadecimal digits
 * @param contentId without brackets, for inline images; may be null
 * @param state stored, pending (bytes follow) or refused (see reason)
 * @param content the decoded bytes; null unless stored
 * @param source what the channel needs to fetch the bytes later, such as a file id; null unless pending
 */
public record Attachment(
        String name,
        String mediaType,
        long size,
        String sha256,
        String contentId,
        boolean inline,
        State state,
        String reason,
        Content content,
        String source) {
    public Attachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(state, "state");
        if (state == State.STORED) {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(sha256, "sha256");
        }
        if (state == State.PENDING) {
            Objects.requireNonNull(source, "source");
        }
    }

    public static Attachment stored(
            String name,
            String mediaType,
            long size,
            String sha256,
            String contentId,
            boolean inline,
            Content content) {
        return new Attachment(name, mediaType, size, sha256, contentId, inline, State.STORED, null, content, null);
    }

    /** Bytes that the channel fetches after the message is stored; size -1 while nobody knows it. */
    public static Attachment pending(String name, String mediaType, long size, String source) {
        return new Attachment(name, mediaType, size, null, null, false, State.PENDING, null, null, source);
    }

    /** Bytes that are not taken, and why. */
    public static Attachment refused(String name, String mediaType, long size, String reason) {
        return new Attachment(name, mediaType, size, null, null, false, State.REFUSED, reason, null, null);
    }

    /** Whether the bytes are there, follow later, or are not taken. */
    public enum State {
        STORED,
        PENDING,
        REFUSED
    }
}
