package io.inlet.store;

import io.inlet.ticket.Callers;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Ticket;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds callers in PostgreSQL. Thread-safe. */
public final class PostgresCallers implements Callers {
    private static final int MOST_OPEN = 20;
    private static final String HEARD_OF_LAST = """
            select i.contact_id, max(a.received_at) as last_at
            from contact_identity i
            join ticket t on t.contact_id = i.contact_id and t.mode = 'LIVE'
            join article a on a.ticket_id = t.id and a.direction = 'IN'
            where i.value = ? and i.kind = ? and (cast(? as text) is null or i.brand = ?)
            group by i.contact_id
            order by last_at desc
            limit 1""";
    private static final String OPEN = """
            select * from ticket
            where contact_id = ? and mode = 'LIVE' and status not in ('RESOLVED', 'CLOSED')
            order by updated_at desc
            limit ?""";

    private final Transactions transactions;

    public PostgresCallers(DataSource source) {
        this.transactions = new Transactions(source);
    }

    @Override
    public Optional<Caller> find(String phone, String brand) {
        return transactions.<Optional<Caller>, RuntimeException>single(
                "looking a caller up", session -> find(session, phone, brand));
    }

    private static Optional<Caller> find(Session session, String phone, String brand) throws SQLException {
        Optional<Heard> heard = session.first(
                row -> new Heard(Columns.uuid(row, "contact_id"), Columns.instant(row, "last_at")),
                HEARD_OF_LAST,
                Keys.stored(phone),
                Parties.PHONE,
                brand,
                brand);
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        Optional<Contact> contact = Contacts.load(session, heard.get().contact());
        List<Ticket> open = session.query(TicketRows::ticket, OPEN, heard.get().contact(), MOST_OPEN);
        return contact.map(known -> new Caller(phone, known, open, heard.get().at()));
    }

    /** A contact, and when it was last heard of. */
    private record Heard(UUID contact, Instant at) {}
}
