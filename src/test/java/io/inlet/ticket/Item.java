package io.inlet.ticket;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Content;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as the line understood it, for tests: each method gives a changed copy.
 *
 * <pre>{@code new Understanding(group, List.of(Item.mail("1@x").from("anna@example.org").in(group)), null); }</pre>
 */
public record Item(
        String key,
        String externalId,
        Party sender,
        List<Recipient> recipients,
        String subject,
        String text,
        ThreadHint thread,
        Automation automation,
        Trust trust,
        List<Attachment> attachments,
        Map<String, String> fields,
        Priority priority,
        List<String> tags,
        List<String> targets) {

    public static Item mail(String messageId) {
        return new Item(
                "key of " + messageId,
                messageId,
                Party.ofEmail("Анна", "anna@example.org"),
                List.of(new Recipient("to", null, "support@example.com")),
                "Принтер",
                "Не печатает",
                ThreadHint.NONE,
                Automation.NONE,
                Trust.NONE,
                List.of(),
                Map.of(),
                Priority.P3,
                List.of(),
                List.of("desk"));
    }

    public Item key(String newKey) {
        return new Item(
                newKey,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                automation,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item from(String email) {
        return from(Party.ofEmail(null, email));
    }

    public Item from(Party party) {
        return new Item(
                key,
                externalId,
                party,
                recipients,
                subject,
                text,
                thread,
                automation,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item to(String email) {
        return recipient("cc", email);
    }

    /** Its Reply-To. */
    public Item answerTo(String email) {
        return recipient("reply-to", email);
    }

    private Item recipient(String kind, String email) {
        List<Recipient> more = new ArrayList<>(recipients);
        more.add(new Recipient(kind, null, email));
        return new Item(
                key,
                externalId,
                sender,
                more,
                subject,
                text,
                thread,
                automation,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item text(String newSubject, String newText) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                newSubject,
                newText,
                thread,
                automation,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item replyTo(String... references) {
        ThreadHint hint = ThreadHint.ofMail(List.of(references[references.length - 1]), List.of(references));
        return thread(hint);
    }

    public Item thread(ThreadHint hint) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                hint,
                automation,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item automation(Automation.Kind kind) {
        return automation(new Automation(kind, List.of("tested"), List.of()));
    }

    public Item automation(Automation all) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                all,
                trust,
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item trust(String level) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                automation,
                new Trust(level, List.of()),
                attachments,
                fields,
                priority,
                tags,
                targets);
    }

    public Item attach(String name, byte[] bytes) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(Attachment.stored(name, "image/png", bytes.length, sha256(bytes), null, false, Content.of(bytes)));
        return attachments(more);
    }

    public Item attachments(List<Attachment> all) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                automation,
                trust,
                all,
                fields,
                priority,
                tags,
                targets);
    }

    public Item fields(Map<String, String> all) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                automation,
                trust,
                attachments,
                all,
                priority,
                tags,
                targets);
    }

    public Item decided(Priority newPriority, List<String> newTags, List<String> newTargets) {
        return new Item(
                key,
                externalId,
                sender,
                recipients,
                subject,
                text,
                thread,
                automation,
                trust,
                attachments,
                fields,
                newPriority,
                newTags,
                newTargets);
    }

    public InboundMessage message(RawMessage raw) {
        return new InboundMessage(
                key,
                externalId,
                raw.channel(),
                raw.inbox(),
                sender,
                recipients,
                subject,
                text,
                text,
                null,
                "ru",
                attachments,
                thread,
                automation,
                trust,
                null,
                raw.receivedAt(),
                fields);
    }

    public Understood in(RawMessage raw) {
        InboundMessage message = message(raw);
        Classification classification = new Classification(
                Kind.INCIDENT,
                "hardware",
                Impact.LOW,
                Urgency.MEDIUM,
                priority,
                "first-line",
                tags,
                targets,
                List.of(Reason.of("rule", "tested")));
        return new Understood(
                message, new Context(raw, message, Optional.empty(), Map.of(), List.of()), classification);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
