package io.inlet.pipeline.vital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PulseTest {
    private Instant now = Instant.parse("2026-01-31T10:00:00Z");

    @Test
    void isDownWhenNothingWasHeardForLongThoughNothingFailed() {
        Pulse pulse = new Pulse(Duration.ofMinutes(1), new Hand());
        pulse.good();

        now = now.plus(Duration.ofMinutes(4));

        assertThat(pulse.isFailing()).isFalse();
        assertThat(pulse.up()).isFalse();
        assertThat(pulse.silence()).isEqualTo("240");
        pulse.beat();
        assertThat(pulse.up()).isTrue();
    }

    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
