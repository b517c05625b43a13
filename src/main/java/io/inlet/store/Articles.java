package io.inlet.store;

import io.inlet.message.Attachment;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes a message as an article of a ticket, with its attachments. */
final class Articles {
    private Articles() {}

    /** Keeps files at once and adds the rest to the script, to stand after the ticket. */
    static UUID write(Session session, Script script, RawMessage raw, UUID ticket, InboundMessage message)
            throws SQLException {
        UUID id = Ids.next();
        Party sender = message.sender();
        script.update(
                """
                insert into article (id, brand, mode, ticket_id, raw_id, direction, channel, inboxes, message_key, external_id,
                    sender_name, sender_email, sender_phone, sender_id, sender_handle, recipients, parties, subject, text, new_text,
                    html, language, automation, trust, fields, sent_at, received_at)
                values (?, ?, ?, ?, ?, 'IN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                raw.brand(),
                raw.mode(),
                ticket,
                raw.id(),
                message.channel(),
                List.of(message.inbox()),
                Keys.stored(message.messageKey()),
                message.externalId(),
                sender.name(),
                sender.email(),
                sender.phone(),
                sender.id(),
                sender.handle(),
                Json.of(message.recipients()),
                Parties.all(message),
                message.subject(),
                message.text(),
                message.newText().equals(message.text()) ? null : message.newText(),
                message.html(),
                message.language(),
                Json.of(message.automation()),
                Json.of(message.trust()),
                Json.of(message.fields()),
                message.sentAt(),
                message.receivedAt());
        pieces(script, id, message);
        Conversation.of(message).forEach(conversation -> conversation.touch(script, raw, ticket));
        int position = 0;
        for (Attachment attachment : message.attachments()) {
            if (attachment.state() == Attachment.State.STORED) {
                Files.use(session, raw.brand(), attachment.sha256(), attachment.size(), attachment.content());
            }
            write(script, message, raw.brand(), id, position++, attachment);
        }
        return id;
    }

    /**
     * Later messages may name any message that this one was made of, and an edit is compared with what its own piece said; and the latest
     * version of one is found as it is.
     */
    private static void pieces(Script script, UUID article, InboundMessage message) {
        Set<String> pieces = new LinkedHashSet<>();
        if (message.thread().pieces().size() > 1) {
            for (ThreadHint.Piece piece : message.thread().pieces()) {
                pieces.add(piece.externalId());
                pieces.add(Keys.said(piece.externalId(), piece.text()));
            }
        }
        if (message.edits() && !message.externalId().equals(message.thread().replyTo())) {
            pieces.add(message.thread().replyTo());
        }
        if (!pieces.isEmpty()) {
            script.update(
                    "insert into article_piece (article_id, external_id) select cast(? as uuid), unnest(cast(? as text[]))",
                    article,
                    pieces);
        }
    }

    private static void write(
            Script script, InboundMessage message, String brand, UUID article, int position, Attachment attachment) {
        UUID id = Ids.next();
        boolean stored = attachment.state() == Attachment.State.STORED;
        script.update(
                """
                insert into attachment (id, brand, article_id, position, name, media_type, size, sha256, content_id, inline, state,
                    reason, source)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                brand,
                article,
                position,
                attachment.name(),
                attachment.mediaType(),
                attachment.size(),
                stored ? attachment.sha256() : null,
                attachment.contentId(),
                attachment.inline(),
                attachment.state(),
                attachment.reason(),
                attachment.source());
        if (attachment.state() == Attachment.State.PENDING) {
            script.update(
                    "insert into late_file (attachment_id, channel, inbox) values (?, ?, ?)",
                    id,
                    message.channel(),
                    message.inbox());
        }
    }
}
