package io.inlet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one statement that keeps what arrived, of one message or of several at once: their rows, their places in the queue, what the counters
 * gain, the positions of their sources. Its parameters are columns, so that it is the same, and planned once, however many there are.
 *
 * <p>Rows are written in the order of their source keys: two gateways that are given the same messages wait for each other, but never in a
 * circle. They queue in the order in which they came. A repeat counts where its first delivery did.
 *
 * <p>Whether others of its group wait is asked of the index alone: a planner that knows the queue as empty sees no other way that is as
 * cheap, and does not read a whole backlog for each message. The bounds of the number leave nothing out: they let the planner expect a row
 * or two, as it does when it plans for the values that are given, so that it keeps one plan for all.
 */
final class Keeping {
    private static final List<Function<Newcomer, Object>> COLUMNS = List.of(
            newcomer -> newcomer.raw().id(),
            newcomer -> newcomer.raw().channel(),
            newcomer -> newcomer.raw().provider(),
            newcomer -> newcomer.raw().brand(),
            newcomer -> newcomer.raw().inbox(),
            newcomer -> newcomer.raw().mode(),
            newcomer -> newcomer.raw().lane(),
            newcomer -> Keys.stored(newcomer.raw().sourceKey()),
            newcomer -> Json.of(newcomer.raw().headers()),
            newcomer -> newcomer.raw().mediaType(),
            newcomer -> newcomer.raw().receivedAt(),
            newcomer -> Keys.group(newcomer.arrival()),
            newcomer -> newcomer.arrival().dueAt(),
            newcomer -> newcomer.arrival().most(),
            newcomer -> newcomer.arrival().joins(),
            Newcomer::lease,
            newcomer -> newcomer.arrival().waiting(),
            newcomer -> newcomer.hasPosition() ? newcomer.arrival().position().source() : null,
            newcomer -> newcomer.hasPosition() ? newcomer.arrival().position().value() : null);

    static final String SQL = """
            with given as materialized (
                select cast(id as uuid) as id, channel, provider, brand, inbox, mode, lane, source_key,
                    cast(headers as jsonb) as headers, media_type, cast(received_at as timestamptz) as received_at,
                    group_key, cast(due_at as timestamptz) as due_at, cast(most as bigint) as most,
                    cast(joins as boolean) as joins, cast(lease as uuid) as lease, cast(waiting as bigint) as waiting,
                    source, reached, content, number
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as arrived (
                    id, channel, provider, brand, inbox, mode, lane, source_key, headers, media_type, received_at,
                    group_key, due_at, most, joins, lease, waiting, source, reached, content, number)
                where number between 1 and 1000),
            kept as (
                insert into raw_message (id, channel, provider, brand, inbox, mode, lane, source_key, headers, media_type,
                    received_at, size, content)
                select id, channel, provider, brand, inbox, mode, lane, source_key, headers, media_type, received_at,
                    coalesce(length(content), 0), content
                from given order by source_key, channel, inbox
                on conflict (source_key, channel, inbox) do update set repeats = raw_message.repeats + 1
                returning id, channel, brand, inbox, mode, source_key, size, repeats),
            counted as (
                insert into tally_delta (channel, brand, inbox, captured, duplicate, pending)
                select channel, brand, inbox, count(*), count(*) filter (where repeats > 0),
                    count(*) filter (where repeats = 0)
                from kept where mode <> 'SANDBOX' group by channel, brand, inbox),
            placed as (
                insert into source_position (source, value)
                select source, reached from given where source is not null
                on conflict (source) do update set value = excluded.value, updated_at = now()),
            queued as (
                insert into inbox_message (raw_id, channel, brand, inbox, mode, lane, size, group_key, due_at, lease,
                    leased_until)
                select g.id, g.channel, g.brand, g.inbox, g.mode, g.lane, k.size, g.group_key,
                    case when (
                            select sequence from inbox_message
                            where group_key = g.group_key and state = 'PENDING'
                            order by sequence limit 1) is null
                        then least(coalesce(g.due_at, now()), now() + g.most * interval '1 millisecond')
                        else least(coalesce(g.due_at, now()), (
                            select max(due_at) from (
                                select due_at from inbox_message
                                where group_key = case when g.joins then g.group_key end
                                    and state = 'PENDING' and lease is null
                                order by sequence) as waiting),
                            coalesce((
                                select captured_at from inbox_message
                                where group_key = case when g.most is not null then g.group_key end
                                    and state = 'PENDING' and lease is null
                                order by sequence limit 1), now()) + g.most * interval '1 millisecond') end,
                    g.lease, now() + g.waiting * interval '1 millisecond'
                from given g join kept k on k.id = g.id
                where k.repeats = 0
                order by g.number)
            select k.id, k.repeats
            from given g join kept k on k.source_key = g.source_key and k.channel = g.channel and k.inbox = g.inbox
            order by g.number
            """;

    private Keeping() {}

    /** What became of one newcomer: its own row, or that of its first delivery. */
    record Row(UUID id, boolean repeated) {
        private static Row of(ResultSet row) throws SQLException {
            return new Row(Columns.uuid(row, "id"), row.getInt("repeats") > 0);
        }
    }

    /**
     * Adds the statement to a script; the answer has a row for each newcomer, in their order.
     *
     * @param newcomers no two of one key, and no two of one source with a position
     */
    static Script.Answer<Row> keep(Script script, List<Newcomer> newcomers) {
        List<Object> values = new ArrayList<>();
        for (Function<Newcomer, Object> column : COLUMNS) {
            values.add(newcomers.stream().map(column).map(Parameters::text).toArray(String[]::new));
        }
        values.add(newcomers.stream().map(Newcomer::bytes).toArray(byte[][]::new));
        return script.query(Row::of, SQL, values.toArray());
    }
}
