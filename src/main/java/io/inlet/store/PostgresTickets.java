package io.inlet.store;

import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads tickets from PostgreSQL. Thread-safe. */
public final class PostgresTickets implements Tickets {
    /** The first unfinished delivery of each target tells its state; the last delivered one where all are done. */
    private static final String TARGETS = """
            select distinct on (d.target) d.target, lower(d.state) as state, d.attempt, k.external_key, k.url,
                d.reason
            from delivery d
            left join target_ticket k on k.ticket_id = d.ticket_id and k.target = d.target
            where d.ticket_id = ?
            order by d.target, d.state = 'DELIVERED',
                case when d.state = 'DELIVERED' then -d.sequence else d.sequence end""";

    private static final String REPLIES = """
            select article_id, target, lower(state) as state, reason from delivery
            where ticket_id = ? and operation = 'REPLY'
            order by sequence""";

    private final Transactions transactions;
    private final RawMessages messages;
    private final Files files;

    public PostgresTickets(DataSource source) {
        this.transactions = new Transactions(source);
        this.messages = new RawMessages(transactions);
        this.files = new Files(transactions);
    }

    @Override
    public Page search(Query query) {
        TicketSearch search = new TicketSearch(query);
        return transactions.<Page, RuntimeException>single("searching tickets", search::run);
    }

    @Override
    public Optional<Details> find(TicketNumber number) {
        return transactions.<Optional<Details>, RuntimeException>single(
                "reading ticket " + number,
                session -> details(
                        session,
                        session.first(TicketRows::ticket, "select * from ticket where number = ?", number.text())));
    }

    @Override
    public Optional<Details> find(UUID id) {
        return transactions.<Optional<Details>, RuntimeException>single(
                "reading ticket " + id,
                session ->
                        details(session, session.first(TicketRows::ticket, "select * from ticket where id = ?", id)));
    }

    @Override
    public Optional<Details> find(UUID id, UUID article) {
        return transactions.<Optional<Details>, RuntimeException>single(
                "reading article " + article + " of ticket " + id,
                session -> alone(
                        session, session.first(TicketRows::ticket, "select * from ticket where id = ?", id), article));
    }

    private Optional<Details> alone(Session session, Optional<Ticket> found, UUID article) throws SQLException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = found.get();
        Map<UUID, List<StoredAttachment>> attachments =
                attachments(session, "select * from attachment where article_id = ? order by position", article);
        List<Article> articles = session.query(
                row -> TicketRows.article(row, attachments.getOrDefault(article, List.of())),
                "select * from article where id = ? and ticket_id = ?",
                article,
                ticket.id());
        return Optional.of(new Details(ticket, contact(session, ticket), articles, List.of(), List.of()));
    }

    private Optional<Details> details(Session session, Optional<Ticket> found) throws SQLException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = found.get();
        Map<UUID, List<StoredAttachment>> attachments = attachments(
                session,
                "select f.* from attachment f join article a on a.id = f.article_id where a.ticket_id = ?"
                        + " order by f.article_id, f.position",
                ticket.id());
        Script script = session.script();
        Script.Answer<Article> articles = script.query(
                row -> TicketRows.article(row, attachments.getOrDefault(Columns.uuid(row, "id"), List.of())),
                "select * from article where ticket_id = ? order by sequence",
                ticket.id());
        Script.Answer<HistoryEntry> history =
                script.query(TicketRows::history, "select * from history where ticket_id = ? order by id", ticket.id());
        Script.Answer<TargetState> targets = script.query(TicketRows::target, TARGETS, ticket.id());
        Script.Answer<ReplyState> replies = script.query(TicketRows::reply, REPLIES, ticket.id());
        script.run();
        return Optional.of(new Details(
                ticket, contact(session, ticket), articles.rows(), history.rows(), targets.rows(), replies.rows()));
    }

    private static Map<UUID, List<StoredAttachment>> attachments(Session session, String sql, UUID of)
            throws SQLException {
        return session.query(TicketRows::attached, sql, of).stream()
                .collect(Collectors.groupingBy(
                        TicketRows.Attached::article,
                        Collectors.mapping(TicketRows.Attached::attachment, Collectors.toList())));
    }

    private static Optional<Contact> contact(Session session, Ticket ticket) throws SQLException {
        return ticket.contact() == null ? Optional.empty() : Contacts.load(session, ticket.contact());
    }

    @Override
    public Optional<File> attachment(UUID id) {
        return transactions.<Optional<File>, RuntimeException>single(
                "reading attachment " + id,
                session -> session.first(
                        row -> new File(
                                TicketRows.attachment(row),
                                files.content(row.getString("brand"), row.getString("sha256"))),
                        "select * from attachment where id = ? and state = ?",
                        id,
                        Attachment.State.STORED));
    }

    @Override
    public Optional<Content> raw(UUID rawMessage) {
        return transactions.<Optional<Content>, RuntimeException>single(
                "reading message " + rawMessage,
                session -> session.first(
                        row -> messages.map(row).content(),
                        "select " + RawMessages.COLUMNS + " from raw_message r where r.id = ?",
                        rawMessage));
    }
}
