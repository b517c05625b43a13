package io.inlet.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Erases what sandbox inboxes took in: tickets with all that belongs to them, raw messages, files and contacts that nobody else needs.
 * Where it meets a message that is just being recorded for such a ticket, one of both may be told of a bad day, and is repeated.
 * Thread-safe.
 */
public final class SandboxSweep {
    /** Rows of one transaction, so that a large sweep holds nobody up. */
    private static final int BATCH = 100;

    private final Transactions transactions;

    public SandboxSweep(DataSource source) {
        this.transactions = new Transactions(source);
    }

    /** Erases what is older than the given age; gives the number of tickets and raw messages that went. Safe to repeat. */
    public int erase(Duration age) {
        int erased = 0;
        int more;
        do {
            more = transactions.<Integer, RuntimeException>write(
                            "erasing sandbox tickets", session -> tickets(session, age))
                    + transactions.<Integer, RuntimeException>write(
                            "erasing sandbox messages", session -> messages(session, age));
            erased += more;
        } while (more > 0);
        return erased;
    }

    private static int tickets(Session session, Duration age) throws SQLException {
        List<UUID> ids = session.query(row -> Columns.uuid(row, "id"), """
                select id from ticket
                where mode = 'SANDBOX' and opened_at < now() - cast(? as bigint) * interval '1 millisecond'
                order by opened_at limit ?
                for update skip locked""", age, BATCH);
        if (ids.isEmpty()) {
            return 0;
        }
        List<Use> uses = uses(session, ids);
        SortedSet<Long> locks = new TreeSet<>();
        uses.forEach(use -> locks.add(Keys.file(use.brand(), use.sha256())));
        session.query(row -> true, "select pg_advisory_xact_lock(key) from unnest(cast(? as bigint[])) as key", locks);
        List<UUID> contacts = session.query(
                row -> Columns.uuid(row, "contact_id"),
                "delete from ticket where id = any(?) returning contact_id",
                ids);
        for (Use use : uses) {
            Files.release(session, use.brand(), use.sha256(), use.count());
        }
        contacts.removeIf(Objects::isNull);
        if (!contacts.isEmpty()) {
            session.update(
                    "delete from contact c where c.id = any(?) and not exists (select 1 from ticket t where t.contact_id = c.id)",
                    contacts);
        }
        return ids.size();
    }

    private record Use(String brand, String sha256, int count) {}

    private static List<Use> uses(Session session, List<UUID> tickets) throws SQLException {
        return session.query(
                row -> new Use(row.getString("brand"), row.getString("sha256"), row.getInt("uses")), """
                select f.brand, f.sha256, count(*) as uses
                from attachment f join article a on a.id = f.article_id
                where a.ticket_id = any(?) and f.sha256 is not null
                group by f.brand, f.sha256""", tickets);
    }

    private static int messages(Session session, Duration age) throws SQLException {
        List<UUID> ids = session.query(row -> Columns.uuid(row, "id"), """
                select id from raw_message
                where mode = 'SANDBOX' and captured_at < now() - cast(? as bigint) * interval '1 millisecond'
                order by captured_at limit ?
                for update skip locked""", age, BATCH);
        if (!ids.isEmpty()) {
            session.update("delete from inbox_message where raw_id = any(?)", ids);
            session.update("delete from raw_message where id = any(?)", ids);
        }
        return ids.size();
    }
}
