package io.inlet;

import static org.awaitility.Awaitility.await;

import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final Duration OFTEN = Duration.ofMillis(10);

    @Test
    void knowsAtOnceThatTheStoreIsAwayAndBack() {
        AtomicBoolean gone = new AtomicBoolean(true);
        try (Upkeep upkeep = Upkeep.start(
                () -> {
                    if (gone.get()) {
                        throw new StoreUnavailableException("keeping up", null);
                    }
                },
                OFTEN)) {
            await().until(() -> !upkeep.isStoreThere());
            gone.set(false);
            await().until(upkeep::isStoreThere);
        }
    }
}
