package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Outbox;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Mode;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Item;
import io.inlet.ticket.LateFiles;
import io.inlet.ticket.LateFilesContract;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PostgresLateFilesIT implements LateFilesContract {
    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private PostgresOutbox outbox;
    private PostgresLateFiles files;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        outbox = new PostgresOutbox(database.dataSource());
        files = new PostgresLateFiles(database.dataSource(), outbox::wake);
    }

    @Override
    public LateFiles files() {
        return files;
    }

    @Override
    public TicketStore store() {
        return new PostgresTicketStore(
                database.dataSource(), inbox -> Duration.ofDays(1), Commitments.NONE, outbox::wake, files::wake);
    }

    @Override
    public Inbox inbox() {
        return new PostgresInbox(database.dataSource());
    }

    @Override
    public Tickets tickets() {
        return new PostgresTickets(database.dataSource());
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Test
    void countsUsesAndDeliveries() {
        line().take(album(2));

        files.claim(10, LONG).forEach(wanted -> store(wanted, new byte[300_000]));

        assertThat(rows.count("select uses from file")).isEqualTo(2);
        assertThat(rows.count("select sum(length(bytes)) from file_chunk")).isEqualTo(300_000);
        assertThat(new Tally(database.dataSource()).read().targets())
                .singleElement()
                .satisfies(desk -> {
                    assertThat(desk.queued()).isEqualTo(2);
                    assertThat(desk.waiting()).isEqualTo(2);
                    assertThat(desk.holds()).isTrue();
                });
        assertThat(rows.text("select string_agg(operation, ',' order by queued_at) from report.delivery"))
                .isEqualTo("create,files");
    }

    @RepeatedTest(3)
    void tellsTargetOnceHoweverManyLastFilesEndTogether() throws Exception {
        line().take(album(8));
        List<LateFiles.Wanted> claimed = files.claim(8, LONG);

        Together.run(8, thread -> {
            store(claimed.get(thread), Item.bytes(thread % 2 == 0 ? "same" : "bytes of " + thread));
            return null;
        });

        assertThat(rows.count("select count(*) from delivery where operation = 'FILES'"))
                .isEqualTo(1);
        assertThat(rows.count("select sum(uses) from file")).isEqualTo(8);
    }

    @RepeatedTest(3)
    void givesEachFileToOneFetcher() throws Exception {
        line().take(album(8));

        List<List<LateFiles.Wanted>> claimed = Together.run(8, thread -> files.claim(2, LONG));

        assertThat(claimed.stream().flatMap(List::stream).map(LateFiles.Wanted::attachment))
                .doesNotHaveDuplicates()
                .hasSizeBetween(1, 8);
    }

    @Test
    void isErasedWithItsTrial() {
        Line line = line();
        line.take(line.mode(Mode.SANDBOX), album(2));
        List<LateFiles.Wanted> claimed = files.claim(2, LONG);
        store(claimed.get(0), Item.bytes("kept"));

        new SandboxSweep(database.dataSource()).erase(Duration.ZERO);

        assertThatThrownBy(() -> store(claimed.get(1), Item.bytes("late"))).isInstanceOf(LeaseLostException.class);
        for (String table : List.of("late_file", "attachment", "file", "file_chunk")) {
            assertThat(rows.count("select count(*) from " + table))
                    .describedAs(table)
                    .isZero();
        }
    }

    private Line line() {
        return new Line(database.dataSource(), outbox);
    }

    private void store(LateFiles.Wanted wanted, byte[] bytes) {
        files.stored(wanted, bytes.length, Item.sha256(bytes), Content.of(bytes));
    }

    private static Item album(int photos) {
        return Item.mail("1@x")
                .attachments(IntStream.range(0, photos)
                        .mapToObj(photo -> Attachment.pending(photo + ".jpg", "image/jpeg", 10, "file " + photo))
                        .toList());
    }
}
