package io.inlet.store;

import javax.sql.DataSource;

/** Whether so many notices went out within the last minute that no more may. Looked at now and then; asking costs nothing. Thread-safe. */
public final class NoticeBrake {
    private final Transactions transactions;
    private final int most;
    private volatile boolean engaged;

    /** @param most notices to everybody within a minute */
    public NoticeBrake(DataSource source, int most) {
        this.transactions = new Transactions(source);
        this.most = most;
    }

    public void look() {
        engaged = most > 0
                && transactions.<Boolean, RuntimeException>single("counting notices", session -> session.query(
                                row -> row.getLong(1) >= most,
                                "select count(*) from outgoing where at > now() - interval '1 minute'")
                        .get(0));
    }

    public boolean isEngaged() {
        return engaged;
    }
}
