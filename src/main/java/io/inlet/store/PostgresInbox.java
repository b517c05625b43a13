package io.inlet.store;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The inbox in PostgreSQL. All times are the database's. Thread-safe. */
public final class PostgresInbox implements Inbox {
    private static final int USUAL_ATTEMPTS = 3;

    private final Transactions transactions;
    private final Capture capture;
    private final Claims claims;
    private final Wakes wakes = new Wakes();

    public PostgresInbox(DataSource source) {
        this(source, USUAL_ATTEMPTS);
    }

    /** @param attempts runs after the first that may break off before a message is parked as crashed-repeatedly */
    public PostgresInbox(DataSource source, int attempts) {
        this.transactions = new Transactions(source);
        RawMessages messages = new RawMessages(transactions);
        this.capture = new Capture(transactions, messages);
        this.claims = new Claims(transactions, messages, new Suspects(transactions, messages, attempts));
    }

    @Override
    public Captured capture(Arrival arrival) throws IOException {
        Captured captured = capture.capture(arrival);
        if (!captured.repeated() && captured.group() == null) {
            wakes.run();
        }
        return captured;
    }

    @Override
    public List<Group> claim(Claim limits) {
        return claims.claim(limits);
    }

    @Override
    public void park(Group group, Reason reason, String detail) {
        String doing = "parking message " + group.first().id();
        transactions.<Void, RuntimeException>write(doing, session -> {
            int parked = Parking.park(session, ids(group), group.lease(), reason, detail);
            if (parked < group.messages().size()) {
                throw new LeaseLostException(doing + ": another holder has taken it over");
            }
            return null;
        });
    }

    /** A group that another holder has taken over is left to that one. */
    @Override
    public void release(Group group, Duration delay) {
        transactions.<Integer, RuntimeException>single(
                "releasing message " + group.first().id(),
                session -> session.update("""
                        update inbox_message
                        set lease = null, leased_until = null, due_at = now() + cast(? as bigint) * interval '1 millisecond'
                        where raw_id = any(?) and lease = ?
                        """, delay, ids(group), group.lease()));
        wakes.run();
    }

    @Override
    public void renew(Collection<UUID> leases, Duration lease) {
        transactions.<Integer, RuntimeException>single(
                "renewing leases", session -> session.update("""
                        update inbox_message set leased_until = now() + cast(? as bigint) * interval '1 millisecond'
                        where raw_id in (
                            select raw_id from inbox_message where lease is not null and lease = any(?) for update skip locked)
                        """, lease, List.copyOf(leases)));
    }

    /** The oldest one is asked for, not whether there is one: for that the server would read a whole backlog. */
    @Override
    public boolean olderPending(RawMessage message) {
        return transactions.<Boolean, RuntimeException>single(
                "looking for older messages of " + message.channel() + "/" + message.inbox(),
                session -> session.first(row -> true, """
                                with own as materialized (select sequence, group_key from inbox_message where raw_id = ?)
                                select older.sequence from inbox_message older
                                where older.channel = ? and older.inbox = ? and older.state = 'PENDING'
                                    and older.sequence < (select sequence from own)
                                    and ((select group_key from own) is null
                                        or older.group_key is distinct from (select group_key from own))
                                order by older.sequence limit 1
                                """, message.id(), message.channel(), message.inbox())
                        .isPresent());
    }

    @Override
    public Optional<String> position(String source) {
        return transactions.<Optional<String>, RuntimeException>single(
                "reading the position of " + source,
                session -> session.first(
                        row -> row.getString(1), "select value from source_position where source = ?", source));
    }

    @Override
    public Optional<UUID> find(String channel, String inbox, String sourceKey) {
        return transactions.<Optional<UUID>, RuntimeException>single(
                "looking for a message of " + channel + "/" + inbox,
                session -> session.first(
                        row -> Columns.uuid(row, "id"),
                        "select id from raw_message where channel = ? and inbox = ? and source_key = ?",
                        channel,
                        inbox,
                        Keys.stored(sourceKey)));
    }

    @Override
    public void alias(UUID given, UUID first) {
        transactions.<Integer, RuntimeException>single(
                "noting that " + given + " repeats " + first,
                session -> session.update(
                        "insert into repeated_receipt (id, raw_id) values (?, ?) on conflict do nothing",
                        given,
                        first));
    }

    @Override
    public void onWork(Runnable wake) {
        wakes.add(wake);
    }

    /** Wakes the workers: somebody else made work, as the release of a parked message does. */
    public void wake() {
        wakes.run();
    }

    private static List<UUID> ids(Group group) {
        return group.messages().stream().map(RawMessage::id).toList();
    }
}
