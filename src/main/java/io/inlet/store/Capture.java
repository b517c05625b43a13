package io.inlet.store;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.RawMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what arrived. Small messages that come at the same time share one statement, and so one round trip and one commit; one that may
 * have to meet others of its group has a transaction of its own, and a large one is streamed in chunks inside of one. Members of a group
 * are read in order, which tells a planner that knows nothing of the queue yet by which index.
 */
final class Capture {
    /** Bytes up to which content stands in the row itself. */
    static final int SMALL = 64 * 1024;
    /** Commits at once: while one is being written to disk, the next is being made. */
    private static final int COMMITS = 2;
    /** Messages of one commit. */
    private static final int MOST = 32;

    /** Rows that a claim holds are passed over: they are being taken anyway, and nobody waits for it. */
    static final String HURRY = """
            update inbox_message set due_at = coalesce(cast(? as timestamptz), now())
            where raw_id in (
                select raw_id from inbox_message
                where group_key = ? and state = 'PENDING' and lease is null
                    and due_at > coalesce(cast(? as timestamptz), now())
                order by sequence
                for update skip locked)
            """;

    private final Transactions transactions;
    private final RawMessages messages;
    private final GroupCommit<Newcomer, Captured> commits =
            new GroupCommit<>(COMMITS, MOST, Newcomer::key, this::together);

    Capture(Transactions transactions, RawMessages messages) {
        this.transactions = transactions;
        this.messages = messages;
    }

    Captured capture(Arrival arrival) throws IOException {
        byte[] head;
        try (InputStream in = arrival.raw().open()) {
            head = in.readNBytes(SMALL + 1);
            if (head.length > SMALL) {
                InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
                Newcomer large = Newcomer.of(arrival, null);
                return transactions.write(doing(arrival), session -> large(session, large, whole));
            }
        }
        Newcomer small = Newcomer.of(arrival, head);
        if (small.meetsOthers()) {
            return transactions.<Captured, RuntimeException>write(doing(arrival), session -> {
                Keeping.Row row = keep(session, small);
                Failpoint.BEFORE_CAPTURE_COMMIT.reach(arrival.raw().inbox());
                return captured(small, row);
            });
        }
        return small.hasPosition() ? together(List.of(small)).get(0) : commits.run(small);
    }

    /** Each of them is small and meets no others. */
    List<Captured> together(List<Newcomer> newcomers) {
        Arrival first = newcomers.get(0).arrival();
        List<Keeping.Row> rows = transactions.<List<Keeping.Row>, RuntimeException>single(doing(first), session -> {
            Script script = session.script();
            Script.Answer<Keeping.Row> kept = Keeping.keep(script, newcomers);
            newcomers.forEach(
                    each -> Failpoint.BEFORE_CAPTURE_COMMIT.reach(each.raw().inbox()));
            script.run();
            return kept.rows();
        });
        List<Captured> captured = new ArrayList<>();
        for (int i = 0; i < newcomers.size(); i++) {
            captured.add(captured(newcomers.get(i), rows.get(i)));
        }
        return captured;
    }

    private Captured large(Session session, Newcomer newcomer, InputStream in) throws SQLException, IOException {
        Keeping.Row row = keep(session, newcomer);
        if (row.repeated()) {
            return new Captured(row.id(), true, null);
        }
        long size = Chunks.write(
                in,
                (number, bytes) -> session.update(
                        "insert into raw_chunk (raw_id, number, bytes) values (?, ?, ?)", row.id(), number, bytes));
        Script script = session.script();
        script.update("update raw_message set size = ? where id = ?", size, row.id());
        script.update("update inbox_message set size = ? where raw_id = ?", size, row.id());
        script.run();
        Failpoint.BEFORE_CAPTURE_COMMIT.reach(newcomer.raw().inbox());
        return newcomer.kept(size, messages.chunked(row.id()));
    }

    /** Inside a transaction. Two that look for each other must not both come first: each would see only what was there before. */
    private static Keeping.Row keep(Session session, Newcomer newcomer) throws SQLException {
        Arrival arrival = newcomer.arrival();
        Script script = session.script();
        if (newcomer.meetsOthers()) {
            script.query(row -> true, "select pg_advisory_xact_lock(?)", Keys.lock(arrival));
        }
        Script.Answer<Keeping.Row> kept = Keeping.keep(script, List.of(newcomer));
        if (newcomer.hurries()) {
            script.update(
                    HURRY + " and exists (select 1 from raw_message where id = ?)",
                    arrival.dueAt(),
                    Keys.group(arrival),
                    arrival.dueAt(),
                    arrival.raw().id());
        }
        script.run();
        return kept.rows().get(0);
    }

    private static Captured captured(Newcomer newcomer, Keeping.Row row) {
        return row.repeated()
                ? new Captured(row.id(), true, null)
                : newcomer.kept(newcomer.bytes().length, Content.of(newcomer.bytes()));
    }

    private static String doing(Arrival arrival) {
        RawMessage raw = arrival.raw();
        return "capturing a message of " + raw.channel() + "/" + raw.inbox();
    }
}
