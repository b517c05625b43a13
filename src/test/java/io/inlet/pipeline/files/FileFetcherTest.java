package io.inlet.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.dispatch.Backoff;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.FileSource;
import io.inlet.pipeline.Workbench;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Size;
import io.inlet.ticket.Item;
import io.inlet.ticket.LateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFetcherTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final FileLimits LIMITS =
            new FileLimits(Size.parse("1KB"), Duration.ofDays(1), Duration.ofMinutes(4));

    @TempDir
    Path folder;

    private final KnownFiles queue = new KnownFiles();
    private final FilesVital vital = new FilesVital();
    private Workbench workbench;

    /** What the channel gives for a file. */
    private interface Given {
        InputStream of(LateFiles.Wanted file) throws IOException, FileSource.Refused;
    }

    @BeforeEach
    void makeWorkbench() throws IOException {
        workbench = new Workbench(folder);
    }

    @AfterEach
    void leavesNoFilesBehind() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void storesWhatItFetches() {
        LateFiles.Wanted file = wanted(3, 1, NOW);

        fetch(any -> bytes("voice"), file);

        assertThat(queue.stored.get(file.attachment())).isEqualTo(Item.bytes("voice"));
        assertThat(queue.digests).containsEntry(file.attachment(), "5 " + Item.sha256(Item.bytes("voice")));
        assertThat(vital.figures()).containsEntry("fetched", 1L);
    }

    @Test
    void refusesWhatIsAnnouncedAsTooLargeWithoutAsking() {
        LateFiles.Wanted file = wanted(1025, 1, NOW);

        fetch(
                any -> {
                    throw new AssertionError("asked for it");
                },
                file);

        assertThat(queue.refused).containsEntry(file.attachment(), Reason.of("file-too-large", "1KB"));
        assertThat(queue.later).isEmpty();
    }

    @Test
    void refusesWhatTurnsOutTooLargeAndReadsNoFurther() {
        LateFiles.Wanted file = wanted(-1, 1, NOW);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        fetch(any -> endless, file);

        assertThat(queue.refused).containsEntry(file.attachment(), Reason.of("file-too-large", "1KB"));
    }

    @Test
    void takesWhatFillsTheLimitExactly() {
        LateFiles.Wanted file = wanted(1024, 1, NOW);

        fetch(any -> new ByteArrayInputStream(new byte[1024]), file);

        assertThat(queue.stored.get(file.attachment())).hasSize(1024);
    }

    @Test
    void refusesWhatTheChannelRefuses() {
        LateFiles.Wanted file = wanted(3, 1, NOW);

        fetch(
                any -> {
                    throw new FileSource.Refused(Reason.of("gone", "410"));
                },
                file);

        assertThat(queue.refused).containsEntry(file.attachment(), Reason.of("gone", "410"));
    }

    @Test
    void triesAgainLaterWhenTheSourceFails() {
        LateFiles.Wanted file = wanted(3, 2, NOW.minusSeconds(60));

        fetch(
                any -> {
                    throw new IOException("502 of the file server");
                },
                file);

        assertThat(queue.later)
                .containsEntry(file.attachment(), Reason.of("file-unreachable", "502 of the file server"));
        assertThat(queue.due.get(file.attachment())).isBetween(NOW.plusSeconds(24), NOW.plusSeconds(36));
    }

    @Test
    void triesAgainWhenBytesBreakOffHalfway() {
        LateFiles.Wanted file = wanted(3, 1, NOW);
        InputStream broken = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };

        fetch(any -> broken, file);

        assertThat(queue.later).containsKey(file.attachment());
        assertThat(queue.stored).isEmpty();
    }

    @Test
    void givesUpAfterWindowAndAttempts() {
        LateFiles.Wanted tooEarly = wanted(3, 7, NOW.minus(Duration.ofHours(23)));
        LateFiles.Wanted onlyWaited = wanted(3, 1, NOW.minus(Duration.ofDays(3)));
        LateFiles.Wanted over = wanted(3, 7, NOW.minus(Duration.ofHours(25)));
        Given failing = any -> {
            throw new IOException("no");
        };

        fetch(failing, tooEarly);
        fetch(failing, onlyWaited);
        fetch(failing, over);

        assertThat(queue.later).containsOnlyKeys(tooEarly.attachment(), onlyWaited.attachment());
        assertThat(queue.refused)
                .containsOnly(Map.entry(over.attachment(), Reason.of("file-window-over", "7", "file-unreachable[no]")));
    }

    @Test
    void putsFilesOfChannelThatNobodyFetchesOff() {
        LateFiles.Wanted file = wanted("viber", 3, 1, NOW);

        fetch(any -> bytes("x"), file);

        assertThat(queue.later).containsEntry(file.attachment(), Reason.of("file-without-source", "viber"));
    }

    @Test
    void survivesWhateverASourceThrows() {
        LateFiles.Wanted file = wanted(3, 1, NOW);

        fetch(
                any -> {
                    throw new StackOverflowError();
                },
                file);

        assertThat(queue.later).containsEntry(file.attachment(), Reason.of("file-unreachable", "StackOverflowError"));
    }

    @Test
    void leavesFileToItsLeaseWhenTheStoreIsAway() {
        LateFiles.Wanted file = wanted(3, 1, NOW);

        assertThatThrownBy(() -> fetch(
                        any -> {
                            throw new StoreUnavailableException("away", null);
                        },
                        file))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(queue.later).isEmpty();
    }

    @Test
    void leavesFileToItsNewHolder() {
        LateFiles.Wanted lost = wanted(3, 101, NOW);

        fetch(any -> bytes("x"), lost);

        assertThat(queue.stored).isEmpty();
        assertThat(queue.later).isEmpty();
    }

    @Test
    void isDownAfterSeveralFailuresInARowAndUpAgainAfterOneSuccess() {
        Given failing = any -> {
            throw new IOException("no route");
        };

        for (int i = 0; i < 3; i++) {
            assertThat(vital.up()).isTrue();
            assertThat(vital.detail()).isEqualTo(Reason.of("files-fetched"));
            fetch(failing, wanted(3, 1, NOW));
        }
        assertThat(vital.up()).isFalse();
        assertThat(vital.detail()).isEqualTo(Reason.of("files-failing", "no route"));

        fetch(any -> bytes("x"), wanted(3, 1, NOW));
        assertThat(vital.up()).isTrue();
    }

    @Test
    void worksOnWhateverItsQueueThrows() {
        queue.troubles.add(new StoreUnavailableException("away", null));
        queue.troubles.add(new IllegalStateException("a bug"));
        queue.troubles.add(new OutOfMemoryError("tested"));
        Vitals vitals = new Vitals();
        LateFiles.Wanted file = wanted(3, 1, NOW);

        FileFetcher running = FileFetcher.start(
                queue, List.of(source(any -> bytes("voice"))), workbench, LIMITS, vitals, Clock.systemUTC());
        try (running) {
            assertThat(vitals.all())
                    .extracting(io.inlet.pipeline.vital.Vital::name)
                    .containsExactly("files");
            queue.add(file);

            await().untilAsserted(() -> assertThat(queue.stored).containsOnlyKeys(file.attachment()));
            assertThat(queue.troubles).isEmpty();
        }
        assertThat(vitals.all()).isEmpty();
    }

    private void fetch(Given given, LateFiles.Wanted file) {
        new Fetch(
                        queue,
                        Map.of("telegram", source(given)),
                        workbench,
                        LIMITS,
                        new Backoff(new Random(5)),
                        vital,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .run(file);
    }

    private static FileSource source(Given given) {
        return new FileSource() {
            @Override
            public String channel() {
                return "telegram";
            }

            @Override
            public InputStream fetch(LateFiles.Wanted file, Duration patience) throws IOException, Refused {
                return given.of(file);
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(Item.bytes(text));
    }

    private static LateFiles.Wanted wanted(long size, int attempt, Instant since) {
        return wanted("telegram", size, attempt, since);
    }

    private static LateFiles.Wanted wanted(String channel, long size, int attempt, Instant since) {
        return new LateFiles.Wanted(
                UUID.randomUUID(),
                "acme",
                channel,
                "support",
                "voice.ogg",
                "audio/ogg",
                size,
                "file-id",
                attempt,
                since,
                UUID.randomUUID());
    }
}
