package io.inlet.rules;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests of rules. */
final class Contexts {
    private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");

    private Contexts() {}

    static Context of(String subject, String text) {
        return of(subject, text, Map.of(), Automation.NONE);
    }

    static Context of(String subject, String text, Map<String, String> fields, Automation automation) {
        UUID id = new UUID(1, 2);
        RawMessage raw = new RawMessage(
                id,
                "email",
                null,
                "main",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                "key",
                List.of(),
                null,
                1,
                AT,
                Content.of(new byte[1]));
        InboundMessage message = new InboundMessage(
                "key",
                "id@example.org",
                "email",
                "support",
                Party.ofEmail("Anna", "anna@client.example"),
                List.of(new Recipient("to", null, "support@example.org")),
                subject,
                text,
                text,
                null,
                "ru",
                List.of(Attachment.pending("scan.pdf", "application/pdf", 5000, "file-1")),
                ThreadHint.NONE,
                automation,
                Trust.NONE,
                null,
                AT,
                fields);
        Contact contact = new Contact(id, "main", "Anna", "Client Ltd", List.of());
        return new Context(raw, message, Optional.of(contact), Map.of(), List.of());
    }
}
