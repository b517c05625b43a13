package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.inbox.Bell;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BellTest {
    private final Bell bell = new Bell();

    @Test
    void wakesWhoSleeps() throws Exception {
        long heard = bell.rung();
        CompletableFuture<Void> sleeper = CompletableFuture.runAsync(() -> bell.await(heard, Duration.ofHours(1)));

        bell.ring();

        sleeper.get(20, TimeUnit.SECONDS);
        assertThat(bell.rung()).isEqualTo(heard + 1);
    }

    @Test
    void doesNotMissARingBetweenLookingAndSleeping() throws Exception {
        long heard = bell.rung();
        bell.ring();

        CompletableFuture.runAsync(() -> bell.await(heard, Duration.ofHours(1))).get(20, TimeUnit.SECONDS);
    }

    @Test
    void endsTheSleepByItself() throws Exception {
        CompletableFuture.runAsync(() -> bell.await(bell.rung(), Duration.ofMillis(1)))
                .get(20, TimeUnit.SECONDS);
    }
}
