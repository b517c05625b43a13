package io.inlet.store;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Operation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Takes deliveries to be sent, committed as sending before any call. Of a ticket and target only the earliest unfinished one qualifies, so
 * that one at a time is in flight, in order; a parked one holds the later ones back,
 * unless it speaks to a customer: what could not be said must not silence what is said later.
 */
final class OutboxClaims {
    /** As in {@link Claims}, the number of rows is a literal for the planner's sake. */
    private static final String CLAIM = """
            with due as (
                select q.id, q.state from delivery q
                where q.target = ? and q.state in ('NEW', 'RETRY', 'UNKNOWN') and q.due_at <= now()
                    and not exists (
                        select 1 from delivery e
                        where e.ticket_id = q.ticket_id and e.target = q.target and e.state <> 'DELIVERED'
                            and (e.state <> 'PARKED' or e.operation <> 'REPLY') and e.sequence < q.sequence)
                    and not exists (
                        select 1 from target_pause p
                        where p.target = q.target or (p.target = 'outgoing:' and q.operation = 'REPLY'))
                order by q.due_at, q.sequence limit %1$d
                for update of q skip locked),
            lost as (
                select q.id, q.state from delivery q
                where q.target = ? and q.state = 'SENDING' and q.leased_until <= now()
                    and not exists (
                        select 1 from target_pause p
                        where p.target = q.target or (p.target = 'outgoing:' and q.operation = 'REPLY'))
                order by q.leased_until, q.sequence limit %1$d
                for update of q skip locked),
            chosen as (select * from (select * from lost union all select * from due) as ready limit %1$d),
            taken as (
                update delivery d
                set state = 'SENDING', attempt = d.attempt + 1, uncertain = d.uncertain or c.state in ('SENDING', 'UNKNOWN'),
                    started_at = now(), lease = ?, leased_until = now() + cast(? as bigint) * interval '1 millisecond'
                from chosen c
                where d.id = c.id
                returning d.*),
            counted as (
                insert into target_tally_delta (target, unknown, waiting)
                select cast(? as text), -count(*), count(*) from chosen where state = 'UNKNOWN' having count(*) > 0)
            select t.id, t.target, t.operation, t.ticket_id, t.article_id, t.attempt, t.uncertain, k.external_key, t.queued_at,
                t.lease
            from taken t
            left join target_ticket k on k.ticket_id = t.ticket_id and k.target = t.target
            order by t.sequence""";

    private OutboxClaims() {}

    static List<Delivery> claim(Session session, String target, int limit, Duration lease) throws SQLException {
        return session.query(
                OutboxClaims::map, CLAIM.formatted(limit), target, target, UUID.randomUUID(), lease, target);
    }

    private static Delivery map(ResultSet row) throws SQLException {
        return new Delivery(
                Columns.uuid(row, "id"),
                row.getString("target"),
                Columns.constant(row, "operation", Operation.class),
                Columns.uuid(row, "ticket_id"),
                Columns.uuid(row, "article_id"),
                row.getInt("attempt"),
                row.getBoolean("uncertain"),
                row.getString("external_key"),
                Columns.instant(row, "queued_at"),
                Columns.uuid(row, "lease"));
    }
}
