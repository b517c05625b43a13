package io.inlet.store;

import io.inlet.message.Pause;
import io.inlet.message.PauseBook;
import io.inlet.message.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Pauses in PostgreSQL, beside those that the outbox writes when a target refuses it: a target stands there by its bare name, everything
 * else with a colon in it, which no target's name has. Thread-safe.
 */
public final class PostgresPauseBook implements PauseBook {
    /** Both codes of a pause that a person ordered begin with it. */
    static final String ORDERED = "paused-by";

    static final String OUTGOING = Pause.OUTGOING + ":";

    private final Transactions transactions;
    private final Runnable wake;

    /** @param wake runs after a resume: whoever waits may go on */
    public PostgresPauseBook(DataSource source, Runnable wake) {
        this.transactions = new Transactions(source);
        this.wake = wake;
    }

    @Override
    public Optional<Pause> pause(String what, Reason why) {
        return transactions.<Optional<Pause>, RuntimeException>write("pausing " + what, session -> {
            int written = session.update("""
                    insert into target_pause (target, reason) values (?, ?)
                    on conflict (target) do update set reason = excluded.reason, paused_at = now()
                    where target_pause.reason ->> 'code' not like ?""", stored(what), Json.of(why), ORDERED + "%");
            return written > 0
                    ? Optional.empty()
                    : session.first(
                            PostgresPauseBook::pause,
                            "select target, reason, paused_at from target_pause where target = ?",
                            stored(what));
        });
    }

    @Override
    public boolean resume(String what) {
        boolean was = transactions.<Boolean, RuntimeException>single(
                "resuming " + what,
                session -> session.update("delete from target_pause where target = ?", stored(what)) > 0);
        wake.run();
        return was;
    }

    @Override
    public List<Pause> all() {
        return transactions.<List<Pause>, RuntimeException>single(
                "reading what is paused",
                session -> session.query(
                        PostgresPauseBook::pause,
                        "select target, reason, paused_at from target_pause order by target"));
    }

    private static String stored(String what) {
        if (what.startsWith(Pause.TARGET)) {
            return what.substring(Pause.TARGET.length());
        }
        return what.equals(Pause.OUTGOING) ? OUTGOING : what;
    }

    private static Pause pause(ResultSet row) throws SQLException {
        String stored = row.getString("target");
        String what = stored.contains(":") ? stored : Pause.TARGET + stored;
        return new Pause(
                stored.equals(OUTGOING) ? Pause.OUTGOING : what,
                Json.read(row.getString("reason"), Reason.class),
                Columns.instant(row, "paused_at"));
    }
}
