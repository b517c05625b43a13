package io.inlet.store;

import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.ticket.LateFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The queue of late files in PostgreSQL. All times are the database's. Thread-safe. */
public final class PostgresLateFiles implements LateFiles {
    /** As in {@link Claims}, the number of rows is a literal for the planner's sake. */
    private static final String CLAIM = """
            with lost as (
                select attachment_id from late_file
                where lease is not null and leased_until <= now()
                order by leased_until limit %1$d
                for update skip locked),
            due as (
                select attachment_id from late_file
                where lease is null and due_at <= now()
                order by due_at limit %1$d
                for update skip locked),
            chosen as (select attachment_id from lost union all select attachment_id from due limit %1$d),
            taken as (
                update late_file l
                set attempts = l.attempts + 1, lease = ?, leased_until = now() + cast(? as bigint) * interval '1 millisecond'
                from chosen c
                where l.attachment_id = c.attachment_id
                returning l.*)
            select t.attachment_id, f.brand, t.channel, t.inbox, f.name, f.media_type, f.size, f.source, t.attempts, t.wanted_at,
                t.lease
            from taken t
            join attachment f on f.id = t.attachment_id
            order by t.due_at""";

    private final Transactions transactions;
    private final Runnable onQueued;
    private final Wakes wakes = new Wakes();

    /** @param onQueued run after each commit that may have queued a delivery */
    public PostgresLateFiles(DataSource source, Runnable onQueued) {
        this.transactions = new Transactions(source);
        this.onQueued = onQueued;
    }

    @Override
    public List<Wanted> claim(int limit, Duration lease) {
        return transactions.<List<Wanted>, RuntimeException>single(
                "claiming late files",
                session -> session.query(PostgresLateFiles::map, CLAIM.formatted(limit), UUID.randomUUID(), lease));
    }

    @Override
    public void stored(Wanted file, long size, String sha256, Content content) {
        String doing = "storing late file " + file.attachment();
        transactions.<Void, RuntimeException>write(doing, session -> {
            session.query(row -> true, "select pg_advisory_xact_lock(?)", Keys.file(file.brand(), sha256));
            Files.use(session, file.brand(), sha256, size, content);
            settle(session, file, doing, """
                    update attachment set state = 'STORED', size = ?, sha256 = ?, reason = null where id = ?""", size, sha256, file.attachment());
            return null;
        });
        onQueued.run();
    }

    @Override
    public void refused(Wanted file, Reason why) {
        String doing = "refusing late file " + file.attachment();
        transactions.<Void, RuntimeException>write(doing, session -> {
            settle(
                    session,
                    file,
                    doing,
                    "update attachment set state = ?, reason = ? where id = ?",
                    Attachment.State.REFUSED,
                    why.toString(),
                    file.attachment());
            return null;
        });
        onQueued.run();
    }

    /** Ticket and article of a file. */
    private record Place(UUID ticket, UUID article) {}

    /** Under the ticket's lock, so that of two last files one sees the other settled, and an erasure waits or has happened. */
    private static void settle(Session session, Wanted file, String doing, String sql, Object... values)
            throws SQLException {
        Place place = session.first(
                        row -> new Place(Columns.uuid(row, "ticket_id"), Columns.uuid(row, "article_id")),
                        """
                        select a.ticket_id, f.article_id
                        from attachment f
                        join article a on a.id = f.article_id
                        join ticket t on t.id = a.ticket_id
                        where f.id = ?
                        for no key update of t""",
                        file.attachment())
                .orElseThrow(() -> lost(doing));
        int held = session.update(
                "delete from late_file where attachment_id = ? and lease = ?", file.attachment(), file.lease());
        if (held == 0) {
            throw lost(doing);
        }
        Script script = session.script();
        script.update(sql, values);
        Deliveries.files(script, place.ticket(), place.article());
        script.run();
    }

    @Override
    public void retryLater(Wanted file, Instant dueAt, Reason why) {
        String doing = "putting late file " + file.attachment() + " off";
        int held = transactions.<Integer, RuntimeException>single(
                doing, session -> session.update("""
                        update late_file set lease = null, leased_until = null, due_at = ?, reason = ?
                        where attachment_id = ? and lease = ?""", dueAt, Json.of(why), file.attachment(), file.lease()));
        if (held == 0) {
            throw lost(doing);
        }
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }

    /** Wakes the fetchers: the ticket store queued a file. */
    public void wake() {
        wakes.run();
    }

    private static LeaseLostException lost(String doing) {
        return new LeaseLostException(doing + ": another holder has taken it over, or its ticket was erased");
    }

    private static Wanted map(ResultSet row) throws SQLException {
        return new Wanted(
                Columns.uuid(row, "attachment_id"),
                row.getString("brand"),
                row.getString("channel"),
                row.getString("inbox"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("source"),
                row.getInt("attempts"),
                Columns.instant(row, "wanted_at"),
                Columns.uuid(row, "lease"));
    }
}
