package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Attachment;
import io.inlet.pipeline.FileSource;
import io.inlet.pipeline.Workbench;
import io.inlet.pipeline.files.FileFetcher;
import io.inlet.pipeline.files.FileLimits;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Size;
import io.inlet.ticket.Item;
import io.inlet.ticket.LateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fetcher on the real queue. */
class FileFetcherIT {
    private static final int FILES = 12;

    @TempDir
    Path folder;

    @Test
    void fetchesEveryFileOnceAndTellsTheTarget() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Rows rows = Rows.of(database);
            PostgresOutbox outbox = new PostgresOutbox(database.dataSource());
            PostgresLateFiles queue = new PostgresLateFiles(database.dataSource(), outbox::wake);
            AtomicInteger asked = new AtomicInteger();
            FileLimits limits = new FileLimits(Size.parse("1MB"), Duration.ofDays(1), Duration.ofMinutes(4));
            new Line(database.dataSource(), outbox)
                    .take(Item.mail("1@x")
                            .attachments(IntStream.range(0, FILES)
                                    .mapToObj(file -> Attachment.pending("a", "image/jpeg", -1, "file " + file))
                                    .toList()));

            FileFetcher running = FileFetcher.start(
                    queue, List.of(source(asked)), new Workbench(folder), limits, new Vitals(), Clock.systemUTC());
            try (running) {
                await().untilAsserted(
                                () -> assertThat(rows.count("select count(*) from attachment where state = 'STORED'"))
                                        .isEqualTo(FILES));
            }

            assertThat(asked).hasValue(FILES);
            assertThat(rows.count("select count(*) from late_file")).isZero();
            assertThat(rows.count("select count(*) from file")).isEqualTo(FILES);
            assertThat(rows.count("select count(*) from delivery where operation = 'FILES' and target = 'desk'"))
                    .isEqualTo(1);
        }
    }

    private static FileSource source(AtomicInteger asked) {
        return new FileSource() {
            @Override
            public String channel() {
                return "email";
            }

            @Override
            public InputStream fetch(LateFiles.Wanted file, Duration patience) {
                asked.incrementAndGet();
                return new ByteArrayInputStream((file.source() + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
