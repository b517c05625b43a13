package io.inlet.console;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.Trust;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Direction;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.ParkedQueue;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import io.inlet.ticket.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tickets and parked messages as a line would have them. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Samples() {}

    static Ticket ticket(long sequence, String subject, Status status, Priority priority) {
        return new Ticket(
                Ids.next(),
                TicketNumber.of(sequence),
                "main",
                Mode.LIVE,
                Kind.INCIDENT,
                subject,
                status,
                Impact.MEDIUM,
                Urgency.HIGH,
                priority,
                "printing",
                "office-it",
                List.of("vip"),
                UUID.randomUUID(),
                "ООО «Ромашка»",
                "email",
                "support",
                "ru",
                NOON.minusSeconds(sequence * 60),
                NOON,
                NOON.plusSeconds(3600),
                null,
                null);
    }

    static Tickets.Details details(Ticket ticket, Article... articles) {
        return new Tickets.Details(
                ticket,
                Optional.of(new Contact(
                        ticket.contact(),
                        "main",
                        "Анна Иванова",
                        "ООО «Ромашка»",
                        List.of(
                                new Contact.Identity("email", "anna@romashka.example"),
                                new Contact.Identity("phone", "+74955550101")))),
                List.of(articles),
                List.of(new HistoryEntry(
                        NOON,
                        "inlet",
                        "ticket",
                        null,
                        ticket.number().text(),
                        List.of(Reason.of("priority-matrix", "low", "medium", "P3")))),
                List.of(new Tickets.TargetState("desk", "delivered", 2, "REQ-17", "https://desk.example/17", null)));
    }

    static Article article(String text, String html, StoredAttachment... attachments) {
        return new Article(
                Ids.next(),
                UUID.randomUUID(),
                Ids.next(),
                Direction.IN,
                "email",
                List.of("support", "sales"),
                "1@romashka.example",
                Party.ofEmail("Анна Иванова", "anna@romashka.example"),
                List.of(new Recipient("to", "Support", "support@inlet.example")),
                "Принтер не печатает",
                text + "\n\n> quoted before",
                text,
                html,
                "ru",
                List.of(attachments),
                Automation.NONE,
                Trust.NONE,
                Map.of("room", "214"),
                NOON.minusSeconds(60),
                NOON);
    }

    static StoredAttachment attachment(String name, String mediaType, byte[] bytes, String contentId) {
        return new StoredAttachment(
                Ids.next(),
                name,
                mediaType,
                bytes.length,
                Tokens.sha256(bytes),
                contentId,
                contentId != null,
                Attachment.State.STORED,
                null,
                false);
    }

    static ParkedQueue.Entry parked(String bytes) {
        RawMessage raw = new RawMessage(
                Ids.next(),
                "email",
                null,
                "main",
                "support",
                Mode.LIVE,
                Lane.NORMAL,
                "INBOX:1:17",
                List.of(new Header("Subject", "broken")),
                "message/rfc822",
                bytes.length(),
                NOON,
                Content.of(bytes.getBytes(StandardCharsets.UTF_8)));
        return new ParkedQueue.Entry(raw, Reason.of("malformed", "no header"), "io.inlet.Trace\n  at line 1", 3, NOON);
    }
}
