package io.inlet.channel.email;

import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Mails as the line hands them to the mapper. */
final class Mails {
    private static final MailMapper MAPPER = new MailMapper();

    private Mails() {}

    static RawMessage raw(long size, Content content) {
        return new RawMessage(
                new UUID(1, 1),
                "email",
                null,
                "default",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                "key",
                List.of(),
                "message/rfc822",
                size,
                Instant.EPOCH,
                content);
    }

    static InboundMessage read(RawMessage raw) throws MalformedMessageException {
        return MAPPER.map(List.of(raw)).messages().get(0);
    }

    static InboundMessage read(byte[] mail) throws MalformedMessageException {
        return read(raw(mail.length, Content.of(mail)));
    }

    /** By an installation of which something is known. */
    static InboundMessage read(String mail, MailPolicy policy) throws MalformedMessageException {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MailMapper(Belonging.PLAIN, policy)
                .map(List.of(raw(bytes.length, Content.of(bytes))))
                .messages()
                .get(0);
    }

    /** Lines end as mail wants it; each is UTF-8. */
    static InboundMessage read(String mail) throws MalformedMessageException {
        return read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
