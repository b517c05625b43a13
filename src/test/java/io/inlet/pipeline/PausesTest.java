package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration FIRST = Duration.ofMinutes(1);

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLast() {
        assertThat(Pauses.doubled(0, FIRST, Duration.ofHours(1))).isEqualTo(FIRST);
        assertThat(Pauses.doubled(3, FIRST, Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(8));
        assertThat(Pauses.doubled(1000, FIRST, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void neverWaitsShorterThanTheInterval() {
        assertThat(Pauses.doubled(0, Duration.ofHours(2), Duration.ofHours(1))).isEqualTo(Duration.ofHours(2));
    }
}
