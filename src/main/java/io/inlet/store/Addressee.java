package io.inlet.store;

import io.inlet.dispatch.reply.Heard;
import io.inlet.ticket.Article;
import io.inlet.ticket.Ticket;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Whom an answer to a ticket goes to: the person who wrote last. Where that mail asks for another address (Reply-To), it goes there if the
 * mail opened the ticket, or the address is known: as the contact's, as the sender's, as one that wrote in this ticket, or as the one that
 * the opening mail asked for. Whoever knows a Message-ID can write in somebody's name, and must not get the answers.
 *
 * @param disregarded a Reply-To that nobody knows here; null mostly
 */
record Addressee(Heard heard, String disregarded) {
    /** The latest message of a person, and no machine's note about itself. */
    private static final String LATEST = """
            select * from article
            where ticket_id = ? and direction = 'IN' and automation ->> 'kind' in ('NONE', 'BULK')
            order by sequence desc limit 1""";

    private static final String KNOWN = """
            select
                exists (
                    select 1 from contact_identity i
                    where i.value = ? and i.kind = 'email' and i.brand = ? and i.contact_id in (
                        select s.contact_id from contact_identity s where s.value = ? and s.kind = 'email' and s.brand = ?
                        union all select cast(? as uuid)))
                or exists (
                    select 1 from article a
                    where a.ticket_id = ? and a.direction = 'IN' and a.id <> ? and lower(a.sender_email) = ?)
                or exists (
                    select 1
                    from (select recipients from article where ticket_id = ? and direction = 'IN' order by sequence limit 1) first,
                        jsonb_array_elements(first.recipients) as asked
                    where asked ->> 'kind' = 'reply-to' and lower(asked ->> 'email') = ?)""";

    /** Empty where no person wrote anything. */
    static Optional<Addressee> of(Session session, Ticket ticket) throws SQLException {
        Optional<Article> latest = session.first(row -> TicketRows.article(row, List.of()), LATEST, ticket.id());
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Heard heard = Heard.of(latest.get());
        Optional<String> asked = heard.replyTo();
        return Optional.of(
                asked.isEmpty() || isKnown(session, ticket, latest.get(), asked.get())
                        ? new Addressee(heard, null)
                        : new Addressee(heard.withoutReplyTo(), asked.get()));
    }

    private static boolean isKnown(Session session, Ticket ticket, Article latest, String asked) throws SQLException {
        String address = Parties.email(asked);
        String sender = latest.sender().email() == null
                ? null
                : Parties.email(latest.sender().email());
        return session.first(
                        row -> row.getBoolean(1),
                        KNOWN,
                        address,
                        ticket.brand(),
                        sender,
                        ticket.brand(),
                        ticket.contact(),
                        ticket.id(),
                        latest.id(),
                        address,
                        ticket.id(),
                        address)
                .orElseThrow();
    }
}
