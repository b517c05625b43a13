package io.inlet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.Trust;
import io.inlet.ticket.Article;
import io.inlet.ticket.Direction;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import io.inlet.ticket.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of a ticket and what belongs to it. */
final class TicketRows {
    private static final TypeReference<List<Recipient>> RECIPIENTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private TicketRows() {}

    static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                Columns.uuid(row, "id"),
                new TicketNumber(row.getString("number")),
                row.getString("brand"),
                Columns.constant(row, "mode", Mode.class),
                Columns.constant(row, "kind", Kind.class),
                row.getString("subject"),
                Columns.constant(row, "status", Status.class),
                Columns.constant(row, "impact", Impact.class),
                Columns.constant(row, "urgency", Urgency.class),
                Columns.constant(row, "priority", Priority.class),
                row.getString("category"),
                row.getString("support_group"),
                Columns.texts(row, "tags"),
                Columns.uuid(row, "contact_id"),
                row.getString("organisation"),
                row.getString("channel"),
                row.getString("inbox"),
                row.getString("language"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "updated_at"),
                Columns.instant(row, "respond_by"),
                Columns.instant(row, "resolve_by"),
                Columns.uuid(row, "parent_id"));
    }

    static Article article(ResultSet row, List<StoredAttachment> attachments) throws SQLException {
        String text = row.getString("text");
        return new Article(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "ticket_id"),
                Columns.uuid(row, "raw_id"),
                Columns.constant(row, "direction", Direction.class),
                row.getString("channel"),
                Columns.texts(row, "inboxes"),
                row.getString("external_id"),
                new Party(
                        row.getString("sender_name"),
                        row.getString("sender_email"),
                        row.getString("sender_phone"),
                        row.getString("sender_id"),
                        row.getString("sender_handle")),
                Json.read(row.getString("recipients"), RECIPIENTS),
                row.getString("subject"),
                text,
                Optional.ofNullable(row.getString("new_text")).orElse(text),
                row.getString("html"),
                row.getString("language"),
                attachments,
                Json.read(row.getString("automation"), Automation.class),
                Json.read(row.getString("trust"), Trust.class),
                Json.read(row.getString("fields"), FIELDS),
                Columns.instant(row, "sent_at"),
                Columns.instant(row, "received_at"));
    }

    /** An attachment and the article it came with. */
    record Attached(UUID article, StoredAttachment attachment) {}

    static Attached attached(ResultSet row) throws SQLException {
        return new Attached(Columns.uuid(row, "article_id"), attachment(row));
    }

    static StoredAttachment attachment(ResultSet row) throws SQLException {
        return new StoredAttachment(
                Columns.uuid(row, "id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("content_id"),
                row.getBoolean("inline"),
                Columns.constant(row, "state", Attachment.State.class),
                row.getString("reason"),
                row.getString("source") != null);
    }

    static HistoryEntry history(ResultSet row) throws SQLException {
        return new HistoryEntry(
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                Json.reasons(row.getString("reasons")));
    }

    static Tickets.TargetState target(ResultSet row) throws SQLException {
        return new Tickets.TargetState(
                row.getString("target"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getString("external_key"),
                row.getString("url"),
                reason(row, "reason"));
    }

    static Tickets.ReplyState reply(ResultSet row) throws SQLException {
        return new Tickets.ReplyState(
                Columns.uuid(row, "article_id"),
                row.getString("target"),
                row.getString("state"),
                reason(row, "reason"));
    }

    /** As {@link Reason#toString} writes it; null where there is none. */
    static String reason(ResultSet row, String column) throws SQLException {
        Reason reason = Json.read(row.getString(column), Reason.class);
        return reason == null ? null : reason.toString();
    }
}
