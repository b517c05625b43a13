package io.inlet.store;

import javax.sql.DataSource;

/** Forgets automatic notices that no budget counts any more. Thread-safe. */
public final class NoticeSweep {
    private final Transactions transactions;

    public NoticeSweep(DataSource source) {
        this.transactions = new Transactions(source);
    }

    /** Safe to repeat. */
    public void run() {
        transactions.<Integer, RuntimeException>single(
                "forgetting old notices",
                session -> session.update("delete from outgoing where at < now() - interval '1 day'"));
    }
}
