package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(-5);
    private final StoreClock clock = new StoreClock(NOON, nanos::get);

    @Test
    void goesOnFromTheLastReading() {
        pass(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));

        clock.read(() -> NOON.minusSeconds(90));
        pass(Duration.ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(88));
        assertThat(clock.withZone(ZoneOffset.ofHours(3)).instant()).isEqualTo(NOON.minusSeconds(88));
    }

    @Test
    void takesTheMiddleOfAReadingForItsMoment() {
        clock.read(() -> {
            pass(Duration.ofMillis(600));
            return NOON;
        });

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(300));
    }

    @Test
    void ignoresAReadingThatTookLong() {
        clock.read(() -> {
            pass(Duration.ofSeconds(3));
            return NOON.plusSeconds(1000);
        });

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
