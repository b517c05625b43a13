package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.TargetConfig;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.apache.camel.spi.ExecutorServiceManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a feeder does with deliveries that its workers take no more. */
class TargetFeederIT {
    @Test
    void handsBackWhatIsNotBegunAtShutdown() throws Exception {
        TargetConfig target = Samples.target("desk", URI.create("http://127.0.0.1:9"));
        try (Line line = new Line(target).start()) {
            line.context().getRouteController().stopAllRoutes();
            ExecutorServiceManager manager = line.context().getExecutorServiceManager();
            ExecutorService workers = OutboxConsumer.workers(manager, this, target);
            workers.shutdown();
            TargetFeeder feeder = new TargetFeeder(
                    target, line.context().getComponent("outbox", OutboxComponent.class), workers, delivery -> {
                        throw new IllegalStateException("a pool that is shut down begins nothing");
                    });
            MemoryOutbox.Row row = line.open("desk");

            Thread feeding = new Thread(feeder, "feeding");
            feeding.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> row.reason() != null && row.reason().code().equals("handed-back"));
            feeder.stop();
            feeding.join();

            assertThat(row.state()).isEqualTo(MemoryOutbox.State.RETRY);
            assertThat(row.attempt()).isZero();
            assertThat(row.uncertain()).isFalse();
        }
    }
}
