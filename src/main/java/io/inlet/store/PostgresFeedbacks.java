package io.inlet.store;

import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.Feedbacks;
import io.inlet.dispatch.reply.Notices;
import io.inlet.ticket.Commitments;
import java.util.Optional;
import javax.sql.DataSource;

/** What targets tell back, in PostgreSQL. Thread-safe. */
public final class PostgresFeedbacks implements Feedbacks {
    private final Transactions transactions;
    private final Notices notices;
    private final Commitments commitments;
    private final Runnable onQueued;

    /** @param onQueued run after each commit that may have queued a delivery */
    public PostgresFeedbacks(DataSource source, Notices notices, Commitments commitments, Runnable onQueued) {
        this.transactions = new Transactions(source);
        this.notices = notices;
        this.commitments = commitments;
        this.onQueued = onQueued;
    }

    @Override
    public Optional<String> position(String target) {
        return transactions.<Optional<String>, RuntimeException>single(
                "reading how far " + target + " was listened to",
                session -> session.first(
                        row -> row.getString("value"), "select value from feedback_position where target = ?", target));
    }

    @Override
    public boolean apply(String target, Feedback event) {
        boolean applied = transactions.<Boolean, RuntimeException>write(
                "applying event " + event.event() + " that " + target + " told",
                session -> new Told(session, target, notices, commitments).apply(event));
        if (applied) {
            onQueued.run();
        }
        return applied;
    }

    @Override
    public void keep(String target, String position) {
        transactions.<Integer, RuntimeException>single(
                "keeping how far " + target + " was listened to", session -> session.update("""
                        insert into feedback_position (target, value) values (?, ?)
                        on conflict (target) do update set value = excluded.value, updated_at = now()""", target, position));
    }
}
