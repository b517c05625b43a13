package io.inlet.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Raw messages for tests; each call makes a new one of inbox support, brand acme, channel email. */
public final class Raws {
    public static final Instant MORNING = Instant.parse("2026-01-31T10:00:00Z");

    private Raws() {}

    public static RawMessage raw(String sourceKey) {
        return raw(sourceKey, "support", Mode.LIVE, Lane.NORMAL, "bytes of " + sourceKey);
    }

    public static RawMessage raw(String sourceKey, Lane lane) {
        return raw(sourceKey, "support", Mode.LIVE, lane, "bytes of " + sourceKey);
    }

    public static RawMessage raw(String sourceKey, Mode mode) {
        return raw(sourceKey, "support", mode, Lane.NORMAL, "bytes of " + sourceKey);
    }

    public static RawMessage raw(String sourceKey, String inbox) {
        return raw(sourceKey, inbox, Mode.LIVE, Lane.NORMAL, "bytes of " + sourceKey);
    }

    public static RawMessage raw(String sourceKey, Content content) {
        return new RawMessage(
                Ids.next(),
                "email",
                "imap",
                "acme",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                sourceKey,
                List.of(),
                "message/rfc822",
                -1,
                MORNING,
                content);
    }

    /** A raw message whose every text part can be chosen. */
    public static RawMessage raw(String sourceKey, String inbox, Mode mode, Lane lane, String bytes) {
        return new RawMessage(
                Ids.next(),
                "email",
                "imap",
                "acme",
                inbox,
                mode,
                lane,
                sourceKey,
                List.of(new Header("X-Folder", "INBOX"), new Header("X-Folder", "Вторая")),
                "message/rfc822",
                -1,
                MORNING,
                Content.of(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    public static UUID id(Group group) {
        return group.first().id();
    }
}
