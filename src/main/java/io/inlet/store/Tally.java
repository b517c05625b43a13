package io.inlet.store;

import io.inlet.ticket.Balance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The counters in PostgreSQL. Each transaction of the line adds what it changes as a row of its own, so that none waits for another;
 * {@link #rollUp} sums those rows up now and then. Thread-safe.
 */
public final class Tally implements Balance {
    /** A group waits for its other rows on purpose, a call for its end. */
    private static final String SINCE =
            "case when group_key is null then captured_at else greatest(captured_at, due_at) end";

    /** One lock for all gateways on a database: who sums up. */
    private static final long SUMMING_UP = 0x1A1E7_7A11EL;

    private static final String LINE_FIGURES = "captured, opened, appended, duplicate, ignored, parked, pending";
    private static final String TARGET_FIGURES = "queued, delivered, waiting, unknown, parked";

    private final Transactions transactions;

    public Tally(DataSource source) {
        this.transactions = new Transactions(source);
    }

    @Override
    public Sheet read() {
        return transactions.<Sheet, RuntimeException>snapshot("reading the counters", session -> {
            List<Line> lines = session.query(
                    Tally::line,
                    "select channel, brand, inbox, " + sums(LINE_FIGURES)
                            + " from (select * from tally union all select * from tally_delta) as b"
                            + " group by channel, brand, inbox order by channel, brand, inbox");
            List<Target> targets = session.query(
                    Tally::target,
                    "select b.target, " + sums(TARGET_FIGURES) + ", min(p.reason #>> '{}') as paused"
                            + " from (select * from target_tally union all select * from target_tally_delta) as b"
                            + " left join target_pause p on p.target = b.target group by b.target order by b.target");
            return new Sheet(
                    lines,
                    targets,
                    age(session, SINCE, "inbox_message where state = 'PENDING' and mode <> 'SANDBOX'"),
                    age(session, "queued_at", "delivery where state in ('NEW', 'SENDING', 'RETRY', 'UNKNOWN')"));
        });
    }

    /** Sums up what was added since the last time. To be called now and then; does nothing while another gateway does it. */
    public void rollUp() {
        transactions.<Void, RuntimeException>write("summing up the counters", session -> {
            boolean free = session.query(row -> row.getBoolean(1), "select pg_try_advisory_xact_lock(?)", SUMMING_UP)
                    .get(0);
            if (free) {
                rollUp(session, "tally", "channel, brand, inbox", LINE_FIGURES);
                rollUp(session, "target_tally", "target", TARGET_FIGURES);
            }
            return null;
        });
    }

    private static void rollUp(Session session, String table, String key, String figures) throws SQLException {
        StringBuilder added = new StringBuilder();
        for (String figure : figures.split(", ")) {
            added.append(added.isEmpty() ? "" : ", ")
                    .append(figure + " = " + table + "." + figure + " + excluded." + figure);
        }
        session.update("with taken as (delete from " + table + "_delta returning *) insert into " + table + " (" + key
                + ", " + figures + ") select " + key + ", " + sums(figures) + " from taken group by " + key
                + " on conflict (" + key + ") do update set " + added);
    }

    private static String sums(String figures) {
        StringBuilder sums = new StringBuilder();
        for (String figure : figures.split(", ")) {
            sums.append(sums.isEmpty() ? "" : ", ").append("sum(" + figure + ") as " + figure);
        }
        return sums.toString();
    }

    private static long age(Session session, String since, String rows) throws SQLException {
        return session.query(
                        row -> row.getLong(1),
                        "select greatest(coalesce(floor(extract(epoch from now() - min(" + since
                                + "))), 0), 0)::bigint from " + rows)
                .get(0);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("channel"),
                row.getString("brand"),
                row.getString("inbox"),
                row.getLong("captured"),
                row.getLong("opened"),
                row.getLong("appended"),
                row.getLong("duplicate"),
                row.getLong("ignored"),
                row.getLong("parked"),
                row.getLong("pending"));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString("target"),
                row.getLong("queued"),
                row.getLong("delivered"),
                row.getLong("waiting"),
                row.getLong("unknown"),
                row.getLong("parked"),
                TicketRows.reason(row, "paused"));
    }
}
