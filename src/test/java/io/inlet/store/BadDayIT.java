package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Arrival;
import io.inlet.message.Attachment;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.Position;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understood;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadDayIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int LARGE = 700_000;

    private TestDatabase database;
    private Rows rows;
    private PostgresInbox inbox;
    private PostgresTicketStore store;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        rows = Rows.of(database);
        inbox = new PostgresInbox(database.dataSource());
        store = new PostgresTicketStore(database.dataSource(), () -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsNothingOfCaptureWhoseConnectionDies() throws IOException {
        Arrival arrival = Arrival.of(Raws.raw("1", dyingAfter(400_000))).with(new Position("email:support", "1"));

        assertThatThrownBy(() -> inbox.capture(arrival)).isInstanceOf(StoreUnavailableException.class);

        assertThat(rows.count("select count(*) from raw_message")).isZero();
        assertThat(rows.count("select count(*) from raw_chunk")).isZero();
        assertThat(rows.count("select count(*) from tally_delta")).isZero();
        assertThat(inbox.position("email:support")).isEmpty();
        assertThat(inbox.capture(Arrival.of(Raws.raw("1"))).repeated()).isFalse();
    }

    @Test
    void keepsNothingOfRecordWhoseConnectionDies() throws IOException {
        Group group = inbox.capture(Arrival.of(Raws.raw("1")).waiting(LONG)).group();
        Attachment attachment =
                Attachment.stored("a", "text/plain", LARGE, "0".repeat(64), null, false, dyingAfter(400_000));
        Understood item = Item.mail("1@x").attachments(List.of(attachment)).in(group.first());

        assertThatThrownBy(() -> OneGroup.record(store, group, List.of(item), null))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(rows.count("select count(*) from ticket")).isZero();
        assertThat(rows.count("select count(*) from file")).isZero();
        assertThat(rows.count("select count(*) from contact")).isZero();
        assertThat(store.outcomes(Raws.id(group))).isEmpty();
        assertThat(OneGroup.record(store, group, List.of(Item.mail("1@x").in(group.first())), null))
                .describedAs("repeated under the same lease")
                .singleElement()
                .isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void isABadDayWhenNobodyMayConnect() throws SQLException {
        JdbcAddress address = database.address();
        String name = address.place().replaceFirst(".*/", "");
        String others = address.url().replaceFirst("/[^/]*$", "/postgres");
        try (Connection elsewhere = DriverManager.getConnection(others, address.user(), address.password());
                Statement statement = elsewhere.createStatement()) {
            statement.execute("alter database " + name + " allow_connections false");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }

        assertThatThrownBy(() -> inbox.capture(Arrival.of(Raws.raw("2"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("capturing a message of email/support: ");
    }

    @Test
    void carriesMailOf25MegabytesThroughWithLittleMemory() throws IOException {
        long size = 25_000_000;
        Captured captured = inbox.capture(Arrival.of(Raws.raw("large", () -> new Counted(size))));
        Group group = inbox.claim(new Claim(10, 1_000_000, LONG)).get(0);
        RawMessage raw = group.first();

        assertThat(captured.id()).isEqualTo(raw.id());
        assertThat(raw.size()).isEqualTo(size);
        assertThat(rows.count("select max(length(bytes)) from raw_chunk")).isEqualTo(Chunks.SIZE);
        Attachment attachment = Attachment.stored(
                "all.bin", "application/octet-stream", size, sha256(size), null, false, raw.content());
        OneGroup.record(
                store,
                group,
                List.of(Item.mail("1@x").attachments(List.of(attachment)).in(raw)),
                null);

        assertThat(rows.count("select sum(length(bytes)) from file_chunk")).isEqualTo(size);
    }

    /** Content in whose middle the connection that writes it is cut off by the server. */
    private Content dyingAfter(int bytes) {
        return () -> new InputStream() {
            private final InputStream in = new ByteArrayInputStream(new byte[LARGE]);
            private int given;

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = in.read(target, offset, length);
                given += Math.max(count, 0);
                if (given > bytes) {
                    rows.flag("select count(pg_terminate_backend(pid)) > 0 from pg_stat_activity"
                            + " where datname = current_database() and state = 'idle in transaction'");
                }
                return count;
            }
        };
    }

    private static String sha256(long size) throws IOException {
        MessageDigest digest = Keys.sha256();
        try (InputStream in = new Counted(size)) {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** So many bytes, each told by its position, without standing in memory. */
    private static final class Counted extends InputStream {
        private final long size;
        private long position;

        Counted(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return position == size ? -1 : (int) (position++ * 31 & 0xFF);
        }
    }
}
