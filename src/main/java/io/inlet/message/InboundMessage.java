package io.inlet.message;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One customer message in the one model, whatever door it came through.
 *
 * @param messageKey says "the same message through another door": unique per brand at store. For mail Message-ID plus a digest of From,
 *     Date, Subject and body without transport headers
 * @param externalId Message-ID without brackets, update or message id; never null (a mail without one gets {@code sha256:...})
 * @param text all visible text; newText without quoted history and signature, never empty when text was not
 * @param html sanitised; null when there was none
 * @param language ISO 639-1, null when unknown
 * @param sentAt by the sender's clock; null when unknown
 * @param fields form fields and other named values, by field name
 */
public record InboundMessage(
        String messageKey,
        String externalId,
        String channel,
        String inbox,
        Party sender,
        List<Recipient> recipients,
        String subject,
        String text,
        String newText,
        String html,
        String language,
        List<Attachment> attachments,
        ThreadHint thread,
        Automation automation,
        Trust trust,
        Instant sentAt,
        Instant receivedAt,
        Map<String, String> fields) {
    public InboundMessage {
        Objects.requireNonNull(messageKey, "messageKey");
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(inbox, "inbox");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(newText, "newText");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(automation, "automation");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(receivedAt, "receivedAt");
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Whether bytes of it are still to be fetched. */
    public boolean isIncomplete() {
        return attachments.stream().anyMatch(file -> file.state() == Attachment.State.PENDING);
    }

    /** Whether it is a later version of the message that its thread hint names as {@code replyTo}. */
    public boolean edits() {
        return thread.replyTo() != null && "true".equals(fields.get("edit"));
    }
}
