package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Arrivals for tests. */
final class Arrivals {
    private Arrivals() {}

    /** A small mail to the inbox {@code support}, under its own source key. */
    static Arrival mail(String sourceKey) {
        return mail(sourceKey, Instant.now());
    }

    /** As {@link #mail(String)}, of a mail that reached its mailbox then and is taken in now. */
    static Arrival mail(String sourceKey, Instant receivedAt) {
        byte[] bytes =
                ("From: a@example.net\r\nSubject: " + sourceKey + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.UTF_8);
        return Arrival.of(new RawMessage(
                Ids.next(),
                "email",
                null,
                "main",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                sourceKey,
                List.of(),
                "message/rfc822",
                bytes.length,
                receivedAt,
                Content.of(bytes)));
    }
}
