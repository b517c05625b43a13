package io.inlet.dispatch;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Content;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Trust;
import io.inlet.settings.Secret;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Urgency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tickets, articles and targets for tests. */
public final class Samples {
    public static final String KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");

    private Samples() {}

    public static TargetConfig target(String name, URI url) {
        return new TargetConfig(
                name,
                "webhook",
                url,
                new Secret(KEY),
                true,
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofDays(7),
                1000,
                4);
    }

    /** A target that may not lead into a private network. */
    public static TargetConfig outside(String name, URI url) {
        TargetConfig inside = target(name, url);
        return new TargetConfig(
                name,
                inside.type(),
                url,
                inside.secret(),
                true,
                false,
                inside.connectTimeout(),
                inside.responseTimeout(),
                inside.window(),
                inside.rate(),
                inside.inFlight());
    }

    public static Ticket ticket(UUID id, UUID contact) {
        return new Ticket(
                id,
                TicketNumber.of(104520),
                "main",
                Mode.LIVE,
                Kind.SERVICE_REQUEST,
                "Принтер не печатает",
                Status.NEW,
                Impact.LOW,
                Urgency.MEDIUM,
                Priority.P3,
                "printing",
                "first-line",
                List.of("vip"),
                contact,
                "ООО Ромашка",
                "email",
                "support",
                "ru",
                NOW.minusSeconds(60),
                NOW.minusSeconds(60),
                null,
                null,
                null);
    }

    public static Ticket resolved(Ticket open) {
        return new Ticket(
                open.id(),
                open.number(),
                open.brand(),
                open.mode(),
                open.kind(),
                open.subject(),
                Status.RESOLVED,
                open.impact(),
                open.urgency(),
                open.priority(),
                open.category(),
                open.group(),
                open.tags(),
                open.contact(),
                open.organisation(),
                open.channel(),
                open.inbox(),
                open.language(),
                open.openedAt(),
                open.updatedAt(),
                open.respondBy(),
                open.resolveBy(),
                open.parent());
    }

    public static Article article(UUID id, UUID ticket, String text, String newText, List<StoredAttachment> files) {
        return new Article(
                id,
                ticket,
                null,
                Direction.IN,
                "email",
                List.of("support"),
                "abc@example.com",
                Party.ofEmail("Анна", "anna@example.com"),
                List.of(),
                "Принтер не печатает",
                text,
                newText,
                null,
                "ru",
                files,
                Automation.NONE,
                Trust.NONE,
                Map.of(),
                NOW.minusSeconds(70),
                NOW.minusSeconds(60));
    }

    public static Contact contact(UUID id) {
        return new Contact(
                id, "main", "Анна", "ООО Ромашка", List.of(new Contact.Identity("email", "anna@example.com")));
    }

    public static StoredAttachment file(String name) {
        return new StoredAttachment(
                UUID.randomUUID(),
                name,
                "image/png",
                10,
                "0".repeat(64),
                null,
                false,
                Attachment.State.STORED,
                null,
                false);
    }

    public static DeliveryState state(Operation operation, Article article, TargetConfig target) {
        UUID contact = UUID.fromString("00000000-0000-7000-8000-000000000003");
        Delivery delivery = new Delivery(
                UUID.fromString("00000000-0000-7000-8000-00000000000d"),
                target.name(),
                operation,
                article.ticket(),
                article.id(),
                1,
                false,
                null,
                NOW.minusSeconds(30),
                UUID.randomUUID());
        return new DeliveryState(
                delivery,
                target,
                ticket(article.ticket(), contact),
                article,
                contact(contact),
                Samples::noFile,
                URI.create("http://127.0.0.1:8081/"),
                null,
                NOW);
    }

    public static DeliveryState state(String text) {
        UUID ticket = UUID.fromString("00000000-0000-7000-8000-000000000001");
        UUID article = UUID.fromString("00000000-0000-7000-8000-000000000002");
        return state(
                Operation.CREATE,
                article(article, ticket, text, text, List.of(file("снимок.png"))),
                target("desk", URI.create("https://desk.example.com/hook")));
    }

    private static Content noFile(UUID attachment) {
        throw new IllegalStateException("nothing here reads attachment " + attachment);
    }

    /** What a call would send. */
    public static byte[] bytes(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            body.writeTo(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }
}
