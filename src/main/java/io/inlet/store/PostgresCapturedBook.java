package io.inlet.store;

import io.inlet.message.CapturedBook;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks up in PostgreSQL what was captured. Thread-safe. */
public final class PostgresCapturedBook implements CapturedBook {
    private final Transactions transactions;

    public PostgresCapturedBook(DataSource source) {
        this.transactions = new Transactions(source);
    }

    @Override
    public Set<String> known(String channel, String inbox, Collection<String> sourceKeys) {
        Map<String, String> byStored = new HashMap<>();
        sourceKeys.forEach(key -> byStored.put(Keys.stored(key), key));
        return transactions
                .<List<String>, RuntimeException>single(
                        "looking for captured messages",
                        session -> session.query(
                                row -> row.getString(1),
                                "select source_key from raw_message where source_key = any(?) and channel = ? and inbox = ?",
                                List.copyOf(byStored.keySet()),
                                channel,
                                inbox))
                .stream()
                .map(byStored::get)
                .collect(Collectors.toSet());
    }

    @Override
    public void each(String channel, String inbox, String beginning, Visitor visitor) {
        transactions.<Void, RuntimeException>snapshot("reading what was captured", session -> {
            session.each(
                    row -> visitor.captured(
                            row.getString("source_key"), Columns.instant(row, "received_at"), row.getLong("size")),
                    """
                    select source_key, received_at, size from raw_message
                    where channel = ? and inbox = ? and starts_with(source_key, ?)
                    """,
                    channel,
                    inbox,
                    beginning);
            return null;
        });
    }

    @Override
    public Set<String> understood(Collection<String> externalIds) {
        return Set.copyOf(transactions.<List<String>, RuntimeException>single(
                "looking for articles",
                session -> session.query(
                        row -> row.getString(1), """
                        select distinct external_id from article
                        where hashtextextended(external_id, 0) in (select hashtextextended(id, 0) from unnest(?) id)
                            and external_id = any(?)
                        """, List.copyOf(externalIds), List.copyOf(externalIds))));
    }
}
