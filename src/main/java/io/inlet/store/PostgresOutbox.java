package io.inlet.store;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Outbox;
import io.inlet.dispatch.Targets;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The outbox in PostgreSQL. A settled delivery that another holder has taken over meanwhile gives {@link LeaseLostException}; nothing is
 * written then. Thread-safe.
 */
public final class PostgresOutbox implements Outbox {
    private static final int LONGEST_ANSWER = 1000;

    private final Transactions transactions;
    private final Wakes wakes = new Wakes();

    public PostgresOutbox(DataSource source) {
        this.transactions = new Transactions(source);
    }

    @Override
    public List<Delivery> claim(String target, int limit, Duration lease) {
        return transactions.<List<Delivery>, RuntimeException>single(
                "claiming deliveries for " + target, session -> OutboxClaims.claim(session, target, limit, lease));
    }

    @Override
    public void delivered(Delivery delivery, String externalKey, String url, Reason why) {
        Change change = new Change(
                "state = 'DELIVERED', delivered_at = now(), reason = ?",
                "delivered",
                why == null ? null : Json.of(why));
        if (delivery.operation() == Operation.REPLY) {
            change = said(change, externalKey, why);
        } else if (externalKey != null || url != null) {
            change = change.with("""
                    , named as (
                        insert into target_ticket (ticket_id, target, external_key, url) select ticket_id, target, ?, ? from settled
                        on conflict (ticket_id, target) do update
                        set external_key = coalesce(excluded.external_key, target_ticket.external_key),
                            url = coalesce(excluded.url, target_ticket.url))
                    """, externalKey, url);
        }
        settle(delivery, change);
        // the next operation of the ticket is free now
        wakes.run();
    }

    /** What was really sent gives the article its id, so that an answer to it finds the ticket; a reason goes to the history as well. */
    private static Change said(Change change, String externalId, Reason why) {
        Change all = change;
        if (why != null) {
            all = all.with("""
                    , told as (
                        insert into history (brand, ticket_id, actor, field, reasons)
                        select t.brand, t.id, 'inlet', 'notice', cast(? as jsonb)
                        from settled s join ticket t on t.id = s.ticket_id)
                    """, Json.of(List.of(why)));
        }
        return externalId == null ? all : all.with("""
                        , named as (
                            update article a set external_id = ?, sent_at = now() from settled s where a.id = s.article_id)
                        """, externalId);
    }

    /** Whether an earlier attempt may have arrived stays open: only a success or an operator ends that doubt. */
    @Override
    public void retryLater(Delivery delivery, Instant dueAt, boolean counted, Reason why) {
        settle(
                delivery,
                new Change(
                        "state = 'RETRY', due_at = ?, attempt = attempt - ?, reason = ?",
                        null,
                        dueAt,
                        counted ? 0 : 1,
                        Json.of(why)));
    }

    @Override
    public void unknown(Delivery delivery, Instant dueAt, Reason why) {
        settle(
                delivery,
                new Change(
                        "state = 'UNKNOWN', due_at = ?, uncertain = true, reason = ?", "unknown", dueAt, Json.of(why)));
    }

    @Override
    public void park(Delivery delivery, Reason why, String answer) {
        settle(
                delivery,
                new Change("state = 'PARKED', reason = ?, answer = ?", "parked", Json.of(why), beginning(answer)));
    }

    /**
     * How a delivery is settled.
     *
     * @param assignments to its row, with their values
     * @param figure the counter that grows by what is not waiting any more; null when it goes on waiting
     * @param further a further part of the statement, with its values
     */
    private record Change(String assignments, String figure, List<Object> values, String further, List<Object> more) {
        Change(String assignments, String figure, Object... values) {
            this(assignments, figure, Arrays.asList(values), "", List.of());
        }

        Change with(String part, Object... partValues) {
            List<Object> all = new ArrayList<>(more);
            all.addAll(Arrays.asList(partValues));
            return new Change(assignments, figure, values, further + part, all);
        }

        String sql() {
            String counted = figure == null
                    ? ""
                    : ", counted as (insert into target_tally_delta (target, waiting, " + figure
                            + ") select target, -1, 1 from settled)";
            return "with settled as (update delivery set " + assignments + ", lease = null, leased_until = null"
                    + " where id = ? and lease = ? returning ticket_id, article_id, target)" + further + counted
                    + " select 1 from settled";
        }

        Object[] parameters(Delivery delivery) {
            List<Object> all = new ArrayList<>(values);
            all.add(delivery.id());
            all.add(delivery.lease());
            all.addAll(more);
            return all.toArray();
        }
    }

    private void settle(Delivery delivery, Change change) {
        String doing = "settling delivery " + delivery.id() + " to " + delivery.target();
        boolean held = transactions.<Boolean, RuntimeException>single(
                doing, session -> session.first(row -> true, change.sql(), change.parameters(delivery))
                        .isPresent());
        if (!held) {
            throw new LeaseLostException(doing + ": another holder has taken it over");
        }
    }

    @Override
    public void pause(String target, Reason why) {
        transactions.<Integer, RuntimeException>single(
                "pausing " + target,
                session -> session.update("""
                        insert into target_pause (target, reason) values (?, ?)
                        on conflict (target) do update set reason = excluded.reason, paused_at = now()
                        where target_pause.reason ->> 'code' not like ?""", target, Json.of(why), PostgresPauseBook.ORDERED + "%"));
    }

    @Override
    public void resume(String target) {
        transactions.<Integer, RuntimeException>single(
                "resuming " + target, session -> session.update("delete from target_pause where target = ?", target));
        wakes.run();
    }

    @Override
    public Optional<Reason> paused(String target) {
        return transactions.<Optional<Reason>, RuntimeException>single(
                "asking whether " + target + " is paused",
                session -> session.first(
                        row -> Json.read(row.getString("reason"), Reason.class),
                        "select reason from target_pause where target = ? or target = ? order by target like '%:' limit 1",
                        target,
                        target.startsWith(Targets.REPLY_PREFIX) ? PostgresPauseBook.OUTGOING : target));
    }

    @Override
    public int release(String target) {
        int released = transactions.<Integer, RuntimeException>single(
                "releasing what is parked for " + target,
                session -> session.first(row -> row.getInt(1), """
                                with released as (
                                    update delivery set state = 'NEW', attempt = 0, due_at = now(), reason = null, answer = null,
                                        uncertain = operation <> 'REPLY' -- a desk is asked again; of a reply the operator knows
                                    where target = ? and state = 'PARKED'
                                    returning target),
                                counted as (
                                    insert into target_tally_delta (target, parked, waiting)
                                    select target, -count(*), count(*) from released group by target)
                                select count(*) from released""", target).orElseThrow());
        if (released > 0) {
            wakes.run();
        }
        return released;
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }

    /** Wakes the senders: somebody else queued a delivery, as the ticket store does. */
    public void wake() {
        wakes.run();
    }

    private static String beginning(String answer) {
        return answer == null || answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER);
    }
}
