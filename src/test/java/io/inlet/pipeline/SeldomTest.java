package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomTest {
    @Test
    void isDueOnceAndNotAgainWithinThePause() {
        Seldom hourly = new Seldom(Duration.ofHours(1));

        assertThat(hourly.isDue()).isTrue();
        assertThat(hourly.isDue()).isFalse();
    }

    @Test
    void isDueAgainAfterThePause() {
        Seldom always = new Seldom(Duration.ZERO);

        assertThat(always.isDue()).isTrue();
        assertThat(always.isDue()).isTrue();
    }
}
