package io.inlet.store;

import java.util.List;

/** Looks at the tables themselves. */
final class Rows {
    private final Transactions transactions;

    private Rows(Transactions transactions) {
        this.transactions = transactions;
    }

    static Rows of(TestDatabase database) {
        return new Rows(new Transactions(database.dataSource()));
    }

    /** Empties all tables: much faster than a fresh database. */
    void clear() {
        execute("""
                truncate conversation, article_piece, late_file, raw_message, raw_chunk, inbox_message, source_position, contact, contact_identity, ticket, article, file,
                    file_chunk, attachment, history, outcome, delivery, target_ticket, target_pause, tally, tally_delta,
                    target_tally, target_tally_delta, outgoing, feedback, feedback_position,
                    repeated_receipt
                """);
    }

    boolean flag(String sql, Object... values) {
        return one(row -> row.getBoolean(1), sql, values);
    }

    long count(String sql, Object... values) {
        return one(row -> row.getLong(1), sql, values);
    }

    String text(String sql, Object... values) {
        return one(row -> row.getString(1), sql, values);
    }

    void execute(String sql, Object... values) {
        transactions.<Integer, RuntimeException>single("preparing a test", session -> session.update(sql, values));
    }

    private <T> T one(Session.Mapper<T> mapper, String sql, Object... values) {
        List<T> rows = transactions.<List<T>, RuntimeException>single(
                "looking at the tables", session -> session.query(mapper, sql, values));
        return rows.get(0);
    }
}
