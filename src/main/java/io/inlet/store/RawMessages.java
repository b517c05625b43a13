package io.inlet.store;

import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads rows of raw_message; small content comes with the row, larger content chunk by chunk when it is opened. */
final class RawMessages {
    static final String COLUMNS =
            "r.id, r.channel, r.provider, r.brand, r.inbox, r.mode, r.lane, r.source_key, r.headers,"
                    + " r.media_type, r.size, r.content, r.received_at";

    private final Transactions transactions;

    RawMessages(Transactions transactions) {
        this.transactions = transactions;
    }

    /** From {@link #COLUMNS} of raw_message r. */
    RawMessage map(ResultSet row) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        byte[] content = row.getBytes("content");
        return new RawMessage(
                id,
                row.getString("channel"),
                row.getString("provider"),
                row.getString("brand"),
                row.getString("inbox"),
                Columns.constant(row, "mode", Mode.class),
                Columns.constant(row, "lane", Lane.class),
                row.getString("source_key"),
                List.of(Json.read(row.getString("headers"), Header[].class)),
                row.getString("media_type"),
                row.getLong("size"),
                Columns.instant(row, "received_at"),
                content == null ? chunked(id) : Content.of(content));
    }

    Content chunked(UUID id) {
        return () -> Chunks.read(
                number -> transactions.single("reading the bytes of message " + id, session -> session.first(
                                row -> row.getBytes(1),
                                "select bytes from raw_chunk where raw_id = ? and number = ?",
                                id,
                                number)
                        .orElse(null)));
    }
}
