package io.inlet.pipeline.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap: Camel said "started" with no server behind its port, and readiness believed it. */
class DoorVitalIT {
    @TempDir
    Path home;

    @Test
    void isUpWhileThePortAnswersAndDownAfterwards() {
        DoorRig rig = new DoorRig(home);
        DoorVital vital = new DoorVital(rig.door);

        probe(vital);
        assertThat(vital.up()).as(vital.detail().toString()).isTrue();
        assertThat(vital.isForEverybody()).isTrue();

        rig.close();
        vital.probe();
        assertThat(vital.up()).as("one probe is no outage").isTrue();
        vital.probe();
        assertThat(vital.up()).isFalse();
        assertThat(vital.detail().code()).isEqualTo("door-shut");
    }

    @Test
    void isDownWhenTheThreadBehindThePortHangsThoughTheKernelConnects() {
        CountDownLatch hanging = new CountDownLatch(1);
        try (DoorRig rig = new DoorRig(home)) {
            DoorVital vital = new DoorVital(rig.door);
            rig.door.vertx().runOnContext(now -> hang(hanging));

            probe(vital);

            assertThat(vital.up()).isFalse();
            hanging.countDown();
            vital.probe();
            assertThat(vital.up()).isTrue();
        } finally {
            hanging.countDown();
        }
    }

    private static void probe(DoorVital vital) {
        vital.probe();
        vital.probe();
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
