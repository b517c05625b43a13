package io.inlet.pipeline.vital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class LoopsTest {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(10));
    private static final Duration ALLOWED = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong(1);
    private final Loops loops = new Loops(now::get);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void tellsAThreadThatStandsStillUntilItGoesOn() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        CountDownLatch went = new CountDownLatch(1);
        Thread thread = start(() -> {
            await(next);
            loops.round();
            went.countDown();
            await(end);
        });
        SOON.until(() -> loops.figures().get("loops").equals(1));
        assertThat(loops.up()).isTrue();

        pass(ALLOWED.plusSeconds(1));
        assertThat(loops.up()).isFalse();
        assertThat(loops.detail().toString()).contains("loops-stand", "worker-1");
        assertThat(loops.figures()).containsEntry("standingLoops", 1L).containsEntry("oldestRoundAgeSeconds", 301L);
        loops.watch();

        next.countDown();
        went.await();
        assertThat(loops.up()).isTrue();
        end.countDown();
        thread.join();
        assertThat(loops.figures()).containsEntry("loops", 0);
    }

    @Test
    void aRestThatIsMeantIsNoStandstill() throws InterruptedException {
        CountDownLatch resting = new CountDownLatch(1);
        Thread thread = start(() -> {
            loops.rest(Duration.ofHours(1));
            resting.countDown();
            await(end);
        });
        resting.await();

        pass(Duration.ofHours(1));
        assertThat(loops.up()).isTrue();
        pass(ALLOWED.plusSeconds(1));
        assertThat(loops.up()).isFalse();
        end.countDown();
        thread.join();
    }

    @Test
    void beginsAgainWhateverTheBodyThrows() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Thread thread = start(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new OutOfMemoryError("heap");
            }
            await(end);
        });

        SOON.until(() -> runs.get() == 2);
        assertThat(loops.figures()).containsEntry("restarts", 1L);
        end.countDown();
        thread.join();
    }

    @Test
    void othersMayAskForRoundsThatAreNotTheirs() {
        loops.round();
        loops.rest(ALLOWED);

        assertThat(loops.figures()).containsEntry("loops", 0);
    }

    private Thread start(Runnable body) {
        Thread thread = new Thread(loops.keep(ALLOWED, () -> end.getCount() > 0, body), "worker-1");
        thread.start();
        return thread;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
