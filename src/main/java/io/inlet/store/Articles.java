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
    private static final Bulk ROWS = Bulk.into(Bulk.Rank.ARTICLES, "article", """
            id uuid, brand text, mode text, ticket_id uuid, raw_id uuid, direction text, channel text, inboxes text[],
            message_key text, external_id text, sender_name text, sender_email text, sender_phone text, sender_id text,
            sender_handle text, recipients jsonb, parties text[], subject text, text text, new_text text, html text, language text,
            automation jsonb, trust jsonb, fields jsonb, sent_at timestamptz, received_at timestamptz""");
    private static final Bulk PIECES = Bulk.into(Bulk.Rank.REST, "article_piece", "article_id uuid, external_id text");
    private static final Bulk ATTACHMENTS = Bulk.into(Bulk.Rank.ATTACHMENTS, "attachment", """
            id uuid, brand text, article_id uuid, position integer, name text, media_type text, size bigint, sha256 text,
            content_id text, inline boolean, state text, reason text, source text""");
    private static final Bulk LATE_FILES =
            Bulk.into(Bulk.Rank.REST, "late_file", "attachment_id uuid, channel text, inbox text");

    private Articles() {}

    /** Keeps files at once and adds the rest to the script, to stand after the ticket. */
    static UUID write(Session session, Script script, RawMessage raw, UUID ticket, InboundMessage message)
            throws SQLException {
        UUID id = Ids.next();
        Party sender = message.sender();
        script.add(
                ROWS,
                id,
                raw.brand(),
                raw.mode(),
                ticket,
                raw.id(),
                "IN",
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
        pieces.forEach(piece -> script.add(PIECES, article, piece));
    }

    private static void write(
            Script script, InboundMessage message, String brand, UUID article, int position, Attachment attachment) {
        UUID id = Ids.next();
        boolean stored = attachment.state() == Attachment.State.STORED;
        script.add(
                ATTACHMENTS,
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
            script.add(LATE_FILES, id, message.channel(), message.inbox());
        }
    }
}
