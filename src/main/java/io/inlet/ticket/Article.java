package io.inlet.ticket;

import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.message.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One message of a ticket.
 *
 * @param raw the captured row it came from; null for what Inlet wrote
 * @param inboxes all inboxes it reached, the first first
 */
public record Article(
        UUID id,
        UUID ticket,
        UUID raw,
        Direction direction,
        String channel,
        List<String> inboxes,
        String externalId,
        Party sender,
        List<Recipient> recipients,
        String subject,
        String text,
        String newText,
        String html,
        String language,
        List<StoredAttachment> attachments,
        Automation automation,
        Trust trust,
        Map<String, String> fields,
        Instant sentAt,
        Instant receivedAt) {}
