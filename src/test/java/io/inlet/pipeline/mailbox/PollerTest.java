package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollerTest {
    private static final Duration FIRST = Duration.ofMinutes(1);

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLast() {
        assertThat(Poller.backOff(0, FIRST, Duration.ofHours(1))).isEqualTo(FIRST);
        assertThat(Poller.backOff(3, FIRST, Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(8));
        assertThat(Poller.backOff(1000, FIRST, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void neverWaitsShorterThanTheInterval() {
        assertThat(Poller.backOff(0, Duration.ofHours(2), Duration.ofHours(1))).isEqualTo(Duration.ofHours(2));
    }
}
