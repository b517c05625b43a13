package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Status;
import io.inlet.ticket.TicketNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * An article that holds the message which another one answers or edits by its id: the whole article, a piece of it, or an earlier edit.
 * Ids of chats are the provider's, so that they mean something within one inbox only.
 *
 * @param text and files: null and empty unless the message edits
 * @param joined whether the article was made of several messages
 * @param said whether one of these has the id and the words of the message
 */
record Original(UUID article, Candidate candidate, String text, boolean joined, boolean said, List<String> files) {
    private static final String SQL = """
            select a.id as article, case when cast(? as boolean) then a.text end as text, t.id, t.number, t.status,
                (select count(*) > 1 from article_piece p where p.article_id = a.id) as joined,
                exists (select 1 from article_piece p where p.article_id = a.id and p.external_id = ?) as said,
                array(select coalesce(f.source, f.sha256, f.name) from attachment f
                    where cast(? as boolean) and f.article_id = a.id) as files,
                exists (
                    select 1 from conversation c
                    where c.ticket_id = t.id and c.name = ? and c.channel = ? and c.inbox = ? and c.kind = 'CHAT')
                or
            """ + Threads.PARTICIPANT + """
             as participant
            from article a
            join ticket t on t.id = a.ticket_id
            where a.id in (
                    select x.id from article x
                    where hashtextextended(x.external_id, 0) = hashtextextended(?, 0) and x.external_id = ?
                    union all
                    select p.article_id from article_piece p
                    where hashtextextended(p.external_id, 0) = hashtextextended(?, 0) and p.external_id = ?)
                and a.brand = ? and a.mode = ? and a.channel = ? and ? = any(a.inboxes)
            order by a.sequence desc
            limit 50""";

    /** Adds the look-up to a script, the newest first; null when the message names no other in this way. */
    static Script.Answer<Original> look(Script script, Scope scope, InboundMessage message) {
        String named = message.thread().replyTo();
        if (named == null) {
            return null;
        }
        List<String> sender = Parties.sender(message);
        boolean edits = message.edits();
        String chat = message.thread().chat() == null
                ? null
                : Keys.stored(message.thread().chat());
        return script.query(
                row -> map(row, named),
                SQL,
                edits,
                edits ? Keys.said(named, message.text()) : null,
                edits,
                chat,
                message.channel(),
                message.inbox(),
                sender,
                sender,
                named,
                named,
                named,
                named,
                scope.brand(),
                scope.mode(),
                message.channel(),
                message.inbox());
    }

    private static Original map(ResultSet row, String named) throws SQLException {
        Candidate candidate = new Candidate(
                Columns.uuid(row, "id"),
                new TicketNumber(row.getString("number")),
                Columns.constant(row, "status", Status.class),
                row.getBoolean("participant"),
                Reason.of("thread-in-reply-to", named));
        return new Original(
                Columns.uuid(row, "article"),
                candidate,
                row.getString("text"),
                row.getBoolean("joined"),
                row.getBoolean("said"),
                Columns.texts(row, "files"));
    }
}
