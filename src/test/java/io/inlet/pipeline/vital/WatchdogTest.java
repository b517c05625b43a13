package io.inlet.pipeline.vital;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Size;
import io.inlet.ticket.Balance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {
    @TempDir
    private Path folder;

    @Test
    void goesOnLookingWhateverALookThrowsAndHoweverLongAnotherTakes() {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Runnable stuck = () -> {
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
        Runnable failing = () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("expected here");
        };

        try (Watchdog watchdog = Watchdog.start(Duration.ofMillis(10), List.of(stuck, failing))) {
            assertThat(watchdog).isNotNull();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() > 3);
        }
    }

    @Test
    void diskIsLowWithLessRoomThanIsWanted() {
        DiskVital enough = new DiskVital(folder, new Size(1));
        DiskVital low = new DiskVital(folder, new Size(Long.MAX_VALUE));

        enough.probe();
        low.probe();

        assertThat(enough.up()).isTrue();
        assertThat(low.up()).isFalse();
        assertThat(low.detail().code()).isEqualTo("disk-low");
        assertThat((Long) low.figures().get("freeBytes")).isLessThan(Long.MAX_VALUE);
    }

    @Test
    void lineIsBehindWhenAMessageWaitsForMinutes() {
        LineVital line = new LineVital();

        line.look(new Balance.Sheet(List.of(), List.of(), 299, 4000));
        assertThat(line.up()).isTrue();
        assertThat(line.figures())
                .containsEntry("oldestPendingAgeSeconds", 299L)
                .containsEntry("oldestUndeliveredAgeSeconds", 4000L);
        line.look(new Balance.Sheet(List.of(), List.of(), 301, 0));
        assertThat(line.up()).isFalse();
        assertThat(line.detail().toString()).contains("line-behind", "301");
    }
}
