package io.inlet.channel.email;

import io.inlet.message.ThreadHint.Topic;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Outlook's {@code Thread-Index}: a header of 22 bytes, of which the last 16 name the conversation, and 5 bytes for each answer since
 * ([MS-OXOMSG] 2.2.1.3, PidTagConversationIndex). Exchange keeps it where it drops References.
 */
final class ThreadIndex {
    private static final int HEADER = 22;
    private static final int NAME = 6;
    private static final int CHILD = 5;
    /** What no honest thread reaches; the field is cut there. */
    private static final int LONGEST = 10_000;

    private ThreadIndex() {}

    /** The conversation; empty for what is no index. */
    static Optional<Topic> topic(String field) {
        if (field == null) {
            return Optional.empty();
        }
        byte[] index;
        try {
            String digits = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
            index = Base64.getMimeDecoder().decode(digits);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (index.length < HEADER) {
            return Optional.empty();
        }
        String name = HexFormat.of().formatHex(index, NAME, HEADER);
        return Optional.of(new Topic(Topic.Kind.OUTLOOK, name, index.length >= HEADER + CHILD));
    }
}
