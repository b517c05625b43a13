package io.inlet.store;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.reply.Notices;
import io.inlet.ticket.Commitments;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** What targets tell back, in PostgreSQL. Thread-safe. */
public final class PostgresFeedbacks implements Feedbacks {
    private final Transactions transactions;
    private final Notices notices;
    private final Commitments commitments;
    private final Runnable onQueued;

    /** @param onQueued run after each commit that may have queued a delivery */
    public PostgresFeedbacks(DataSource source, Notices notices, Commitments commitments, Runnable onQueued) {
        this.transactions = new Transactions(source);
        this.notices = notices;
        this.commitments = commitments;
        this.onQueued = onQueued;
    }

    @Override
    public Optional<String> position(String target) {
        return transactions.<Optional<String>, RuntimeException>single(
                "reading how far " + target + " was listened to",
                session -> session.first(
                        row -> row.getString("value"), "select value from feedback_position where target = ?", target));
    }

    @Override
    public void apply(String target, List<Feedback> events, String position) {
        transactions.<Integer, RuntimeException>write("applying what " + target + " told", session -> {
            if (!events.isEmpty() && isTooEarly(session, target, events)) {
                return 0;
            }
            if (!events.isEmpty()) {
                lock(session, target, events);
            }
            for (Feedback event : events) {
                new Told(session, target, notices, commitments).apply(event);
            }
            return session.update("""
                    insert into feedback_position (target, value) values (?, ?)
                    on conflict (target) do update set value = excluded.value, updated_at = now()""", target, position);
        });
        if (!events.isEmpty()) {
            onQueued.run();
        }
    }

    /** Not longer than an hour: a foreign ticket that looks like ours must not hold up all others. */
    private static boolean isTooEarly(Session session, String target, List<Feedback> events) throws SQLException {
        return session.first(
                        row -> true,
                        """
                        select 1 from delivery d
                        where d.target = ? and d.operation = 'CREATE'
                            and (d.state = 'SENDING' or d.uncertain and d.state in ('RETRY', 'UNKNOWN'))
                            and exists (
                                select 1 from unnest(cast(? as text[]), cast(? as timestamptz[])) as event (key, at)
                                where event.at > now() - interval '1 hour' and not exists (
                                    select 1 from target_ticket k where k.target = d.target and k.external_key = event.key))
                        limit 1""",
                        target,
                        events.stream().map(Feedback::externalKey).toList(),
                        events.stream().map(event -> event.at().toString()).toList())
                .isPresent();
    }

    /** The locks of the tickets, sorted, so that no message is appended to one of them meanwhile. */
    private static void lock(Session session, String target, List<Feedback> events) throws SQLException {
        List<String> keys =
                events.stream().map(Feedback::externalKey).distinct().toList();
        SortedSet<Long> locks = new TreeSet<>(session.query(
                row -> Keys.ticket(row.getString("brand"), row.getObject("id", UUID.class)), """
                select t.brand, t.id from target_ticket k join ticket t on t.id = k.ticket_id
                where k.target = ? and k.external_key = any(?)""", target, keys));
        session.query(row -> true, "select pg_advisory_xact_lock(key) from unnest(cast(? as bigint[])) as key", locks);
    }
}
