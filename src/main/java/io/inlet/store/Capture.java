package io.inlet.store;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Writes what arrived. A small message is one statement, and so one round trip and one commit, unless it may have to meet others of its
 * group; a large one is streamed in chunks inside a transaction.
 */
final class Capture {
    /** Bytes up to which content stands in the row itself. */
    static final int SMALL = 64 * 1024;

    private static final String KEEP = """
            with kept as (
                insert into raw_message (id, channel, provider, brand, inbox, mode, lane, source_key, headers, media_type,
                    received_at, size, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (source_key, channel, inbox) do update set repeats = raw_message.repeats + 1
                returning id, repeats)
            """;
    private static final String COUNT = """
            , counted as (
                insert into tally_delta (channel, brand, inbox, captured, duplicate, pending)
                select ?, ?, ?, 1, least(repeats, 1), 1 - least(repeats, 1) from kept)
            """;
    private static final String PLACE = """
            , placed as (
                insert into source_position (source, value) values (?, ?)
                on conflict (source) do update set value = excluded.value, updated_at = now())
            """;
    private static final String INTO_QUEUE = """
            insert into inbox_message (raw_id, channel, brand, inbox, mode, lane, size, group_key, due_at, lease, leased_until)
            select id, ?, ?, ?, ?, ?, ?, ?,
                least(coalesce(cast(? as timestamptz), now()), (
                    select max(due_at) from inbox_message
                    where group_key = cast(? as text) and state = 'PENDING' and lease is null),
                    coalesce((
                        select captured_at from inbox_message
                        where group_key = cast(? as text) and state = 'PENDING' and lease is null
                        order by sequence limit 1), now()) + cast(? as bigint) * interval '1 millisecond'),
                cast(? as uuid),
                now() + cast(? as bigint) * interval '1 millisecond'
            """;
    /** Rows that a claim holds are passed over: they are being taken anyway, and nobody waits for it. */
    private static final String HURRY = """
            update inbox_message set due_at = coalesce(cast(? as timestamptz), now())
            where raw_id in (
                select raw_id from inbox_message
                where group_key = ? and state = 'PENDING' and lease is null
                    and due_at > coalesce(cast(? as timestamptz), now())
                for update skip locked)
            """;

    private static final String QUEUE = ", queued as (" + INTO_QUEUE + " from kept where repeats = 0)\n";
    private static final String RESULT = "select id, repeats from kept";

    private final Transactions transactions;
    private final RawMessages messages;

    Capture(Transactions transactions, RawMessages messages) {
        this.transactions = transactions;
        this.messages = messages;
    }

    Captured capture(Arrival arrival) throws IOException {
        RawMessage raw = arrival.raw();
        UUID lease = arrival.waiting() == null ? null : UUID.randomUUID();
        String doing = "capturing a message of " + raw.channel() + "/" + raw.inbox();
        try (InputStream in = raw.open()) {
            byte[] head = in.readNBytes(SMALL + 1);
            if (head.length <= SMALL) {
                Transactions.Work<Captured, IOException> work = session -> small(session, arrival, lease, head);
                return meetsOthers(arrival) ? transactions.write(doing, work) : transactions.single(doing, work);
            }
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
            return transactions.write(doing, session -> large(session, arrival, lease, whole));
        }
    }

    private Captured small(Session session, Arrival arrival, UUID lease, byte[] bytes) throws SQLException {
        List<Object> values = new ArrayList<>(kept(arrival.raw(), (long) bytes.length, bytes));
        String sql = KEEP + QUEUE + counted(arrival, values, queued(arrival, bytes.length, lease));
        if (hurries(arrival)) {
            sql += ", hurried as (" + HURRY + " and exists (select 1 from kept where repeats = 0))\n";
            values.addAll(hurried(arrival));
        }
        sql += RESULT;
        Script script = session.script();
        lock(script, arrival);
        Script.Answer<Captured> answer = script.query(
                row -> captured(row, arrival, lease, bytes.length, Content.of(bytes)), sql, values.toArray());
        script.run();
        return answer.rows().get(0);
    }

    private Captured large(Session session, Arrival arrival, UUID lease, InputStream in)
            throws SQLException, IOException {
        RawMessage raw = arrival.raw();
        List<Object> values = new ArrayList<>(kept(raw, 0L, null));
        String sql = KEEP + counted(arrival, values, List.of()) + RESULT;
        Captured first = session.query(row -> captured(row, arrival, null, 0, raw.content()), sql, values.toArray())
                .get(0);
        if (first.repeated()) {
            return first;
        }
        long size = Chunks.write(
                in,
                (number, bytes) -> session.update(
                        "insert into raw_chunk (raw_id, number, bytes) values (?, ?, ?)", raw.id(), number, bytes));
        Script script = session.script();
        script.update("update raw_message set size = ? where id = ?", size, raw.id());
        lock(script, arrival);
        if (hurries(arrival)) {
            script.update(HURRY, hurried(arrival).toArray());
        }
        List<Object> queue = new ArrayList<>(queued(arrival, size, lease));
        queue.add(raw.id());
        script.update(INTO_QUEUE + " from raw_message where id = ?", queue.toArray());
        script.run();
        return new Captured(raw.id(), false, group(raw, lease, size, messages.chunked(raw.id())));
    }

    private static List<Object> kept(RawMessage raw, Long size, byte[] content) {
        List<Object> values = new ArrayList<>();
        values.add(raw.id());
        values.add(raw.channel());
        values.add(raw.provider());
        values.add(raw.brand());
        values.add(raw.inbox());
        values.add(raw.mode());
        values.add(raw.lane());
        values.add(Keys.stored(raw.sourceKey()));
        values.add(Json.of(raw.headers()));
        values.add(raw.mediaType());
        values.add(raw.receivedAt());
        values.add(size);
        values.add(content);
        return values;
    }

    private static List<Object> queued(Arrival arrival, long size, UUID lease) {
        RawMessage raw = arrival.raw();
        List<Object> values =
                new ArrayList<>(List.of(raw.channel(), raw.brand(), raw.inbox(), raw.mode(), raw.lane(), size));
        values.add(Keys.group(arrival));
        values.add(arrival.dueAt());
        values.add(arrival.joins() ? Keys.group(arrival) : null);
        values.add(arrival.most() == null ? null : Keys.group(arrival));
        values.add(arrival.most());
        values.add(lease);
        values.add(arrival.waiting());
        return values;
    }

    /** Two that look for each other must not both come first: each would see only what was there before. */
    private static void lock(Script script, Arrival arrival) {
        if (meetsOthers(arrival)) {
            script.query(row -> true, "select pg_advisory_xact_lock(?)", Keys.lock(arrival));
        }
    }

    private static boolean meetsOthers(Arrival arrival) {
        return hurries(arrival) || arrival.joins() && arrival.groupKey() != null;
    }

    private static boolean hurries(Arrival arrival) {
        return arrival.hurry() && arrival.groupKey() != null;
    }

    private static List<Object> hurried(Arrival arrival) {
        return Arrays.asList(arrival.dueAt(), Keys.group(arrival), arrival.dueAt());
    }

    /** Adds what follows the row itself: the queue's values, the count (not of a sandbox), the position. */
    private static String counted(Arrival arrival, List<Object> values, List<Object> queue) {
        RawMessage raw = arrival.raw();
        values.addAll(queue);
        StringBuilder sql = new StringBuilder();
        if (raw.mode() != Mode.SANDBOX) {
            sql.append(COUNT);
            values.addAll(List.of(raw.channel(), raw.brand(), raw.inbox()));
        }
        if (arrival.position() != null) {
            sql.append(PLACE);
            values.addAll(
                    List.of(arrival.position().source(), arrival.position().value()));
        }
        return sql.toString();
    }

    private static Captured captured(ResultSet row, Arrival arrival, UUID lease, long size, Content content)
            throws SQLException {
        UUID id = Columns.uuid(row, "id");
        return row.getInt("repeats") > 0
                ? new Captured(id, true, null)
                : new Captured(id, false, group(arrival.raw(), lease, size, content));
    }

    private static Group group(RawMessage raw, UUID lease, long size, Content content) {
        if (lease == null) {
            return null;
        }
        RawMessage stored = new RawMessage(
                raw.id(),
                raw.channel(),
                raw.provider(),
                raw.brand(),
                raw.inbox(),
                raw.mode(),
                raw.lane(),
                raw.sourceKey(),
                raw.headers(),
                raw.mediaType(),
                size,
                raw.receivedAt(),
                content);
        return new Group(lease, List.of(stored));
    }
}
