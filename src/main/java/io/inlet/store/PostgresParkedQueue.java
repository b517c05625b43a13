package io.inlet.store;

import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.ParkedQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What was parked, in PostgreSQL. Thread-safe. */
public final class PostgresParkedQueue implements ParkedQueue {
    private static final String SELECT = "select " + RawMessages.COLUMNS
            + ", i.reason, i.detail, i.attempts, i.parked_at from inbox_message i join raw_message r on r.id = i.raw_id"
            + " where i.state = 'PARKED'";

    private final Transactions transactions;
    private final RawMessages messages;
    private final Runnable onReleased;

    /** @param onReleased run after each commit that gave a message back to the line */
    public PostgresParkedQueue(DataSource source, Runnable onReleased) {
        this.transactions = new Transactions(source);
        this.messages = new RawMessages(transactions);
        this.onReleased = onReleased;
    }

    /** In the order of arrival. */
    @Override
    public List<Entry> list(UUID after, int limit) {
        return transactions.<List<Entry>, RuntimeException>single(
                "listing parked messages",
                session -> after == null
                        ? session.query(this::map, SELECT + " order by i.raw_id limit ?", limit)
                        : session.query(
                                this::map, SELECT + " and i.raw_id > ? order by i.raw_id limit ?", after, limit));
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return transactions.<Optional<Entry>, RuntimeException>single(
                "reading parked message " + id, session -> session.first(this::map, SELECT + " and i.raw_id = ?", id));
    }

    @Override
    public boolean release(UUID id, String actor) {
        boolean released = transactions.<Boolean, RuntimeException>single(
                "releasing parked message " + id,
                session -> session.first(row -> true, """
                                with released as (
                                    update inbox_message
                                    set state = 'PENDING', attempts = 0, due_at = now(), parked_at = null, detail = null, reason = ?
                                    where raw_id = ? and state = 'PARKED'
                                    returning channel, brand, inbox, mode),
                                counted as (
                                    insert into tally_delta (channel, brand, inbox, parked, pending)
                                    select channel, brand, inbox, -1, 1 from released where mode <> 'SANDBOX')
                                select 1 from released""", Json.of(Reason.of("released-by", actor)), id)
                        .isPresent());
        if (released) {
            onReleased.run();
        }
        return released;
    }

    @Override
    public boolean discard(UUID id, String actor, String why) {
        return transactions.<Boolean, RuntimeException>write("discarding parked message " + id, session -> {
            Optional<RawMessage> raw = session.first(
                    messages::map, "select " + RawMessages.COLUMNS + " from raw_message r where r.id = ?", id);
            int gone = session.update("delete from inbox_message where raw_id = ? and state = 'PARKED'", id);
            if (gone == 0 || raw.isEmpty()) {
                return false;
            }
            Script script = session.script();
            Outcomes.write(script, id, 0, new Outcome.Ignored(List.of(Reason.of("discarded-by", actor, why))));
            if (raw.get().mode() != Mode.SANDBOX) {
                script.update(
                        "insert into tally_delta (channel, brand, inbox, parked, ignored) values (?, ?, ?, -1, 1)",
                        raw.get().channel(),
                        raw.get().brand(),
                        raw.get().inbox());
            }
            script.run();
            return true;
        });
    }

    private Entry map(ResultSet row) throws SQLException {
        return new Entry(
                messages.map(row),
                Json.read(row.getString("reason"), Reason.class),
                row.getString("detail"),
                row.getInt("attempts"),
                Columns.instant(row, "parked_at"));
    }
}
