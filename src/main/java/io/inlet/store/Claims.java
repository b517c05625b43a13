package io.inlet.store;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Lane;
import io.inlet.message.RawMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leases due groups in one statement. Numbers of rows are written into the text, not bound: the planner must know that they are few, or it
 * reads whole tables as soon as there is a backlog.
 */
final class Claims {
    /** Every fourth claim another lane is looked at first, and every eighth the rows of dead holders. */
    private static final List<List<Lane>> TURNS = List.of(
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.NORMAL, Lane.BULK, Lane.FAST),
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.FAST, Lane.NORMAL, Lane.BULK),
            List.of(Lane.BULK, Lane.NORMAL, Lane.FAST));

    /**
     * The oldest due rows of a lane. Of a group only its first row, which stands for all, and only when all are due and free: who locks
     * that one row has the group.
     */
    private static final String SLOT = """
            slot_%1$d as (
                select q.raw_id, q.group_key, q.size, q.due_at, q.sequence, %1$d as slot
                from inbox_message q
                where q.state = 'PENDING' and q.lease is null and q.lane = ? and q.due_at <= now()
                    and (q.group_key is null or not exists (
                        select 1 from inbox_message o
                        where o.group_key = q.group_key and o.state = 'PENDING'
                            and (o.sequence < q.sequence or o.lease is not null or o.due_at > now())))
                order by q.due_at, q.sequence limit %2$d
                for update skip locked)""";

    private static final String CLAIM = """
            , head as (select * from slot_1 union all select * from slot_2 union all select * from slot_3),
            member as (
                select raw_id, size, slot, due_at, sequence as head, sequence from head
                union all
                select m.raw_id, m.size, h.slot, h.due_at, h.sequence, m.sequence
                from head h
                cross join lateral (
                    select f.raw_id, f.size, f.sequence from inbox_message f
                    where f.group_key = h.group_key and f.state = 'PENDING' and f.sequence > h.sequence
                    order by f.sequence limit %d) m),
            measured as (
                select raw_id, sequence, sum(size) over first_come as bytes, dense_rank() over first_come as place
                from member window first_come as (order by slot, due_at, head)),
            leased as (
                update inbox_message i
                set lease = ?, leased_until = now() + cast(? as bigint) * interval '1 millisecond'
                from measured m
                where i.raw_id = m.raw_id and m.place <= %d and (m.bytes <= ? or m.place = 1)
                returning i.raw_id, m.place, m.sequence)
            select l.place, %s
            from leased l join raw_message r on r.id = l.raw_id
            order by l.place, l.sequence""";

    private final Transactions transactions;
    private final RawMessages messages;
    private final Suspects suspects;
    private final AtomicInteger turn = new AtomicInteger();

    Claims(Transactions transactions, RawMessages messages, Suspects suspects) {
        this.transactions = transactions;
        this.messages = messages;
        this.suspects = suspects;
    }

    List<Group> claim(Claim limits) {
        int now = Math.floorMod(turn.getAndIncrement(), TURNS.size());
        if (now == TURNS.size() - 1) {
            List<Group> suspect = suspects.claim(limits.lease());
            return suspect.isEmpty() ? due(limits, TURNS.get(now)) : suspect;
        }
        List<Group> due = due(limits, TURNS.get(now));
        return due.isEmpty() ? suspects.claim(limits.lease()) : due;
    }

    private List<Group> due(Claim limits, List<Lane> lanes) {
        UUID lease = UUID.randomUUID();
        SortedMap<Integer, List<RawMessage>> groups = new TreeMap<>();
        transactions.<Void, RuntimeException>single("claiming messages", session -> {
            read(session, limits, lanes, lease, groups);
            return null;
        });
        return groups.values().stream().map(group -> new Group(lease, group)).toList();
    }

    private void read(
            Session session, Claim limits, List<Lane> lanes, UUID lease, SortedMap<Integer, List<RawMessage>> groups)
            throws SQLException {
        session.query(
                row -> groups.computeIfAbsent(row.getInt("place"), place -> new ArrayList<>())
                        .add(messages.map(row)),
                sql(limits.groups()),
                lanes.get(0),
                lanes.get(1),
                lanes.get(2),
                lease,
                limits.lease(),
                limits.bytes());
    }

    private static String sql(int limit) {
        return "with " + SLOT.formatted(1, limit) + ",\n" + SLOT.formatted(2, limit) + ",\n" + SLOT.formatted(3, limit)
                + CLAIM.formatted(Group.MOST - 1, limit, RawMessages.COLUMNS);
    }
}
