package io.inlet.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SinksTest {
    private static final int TARGETS = 4;
    private static final int BEANS = 5_000;

    @Test
    void bindsForSeveralTargetsAtOnce() throws Exception {
        CamelContext context = new DefaultCamelContext();
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService targets = Executors.newFixedThreadPool(TARGETS);
        List<Future<?>> bound = new ArrayList<>();
        for (int target = 0; target < TARGETS; target++) {
            int number = target;
            bound.add(targets.submit(() -> bindMany(context, number, begin)));
        }
        begin.countDown();
        for (Future<?> each : bound) {
            each.get();
        }
        targets.shutdown();

        assertThat(context.getRegistry().findByType(String.class)).hasSize(TARGETS * BEANS);
    }

    private static void bindMany(CamelContext context, int target, CountDownLatch begin) {
        try {
            begin.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        for (int bean = 0; bean < BEANS; bean++) {
            Sinks.bind(context, "target-" + target + "-" + bean, target + "/" + bean);
        }
    }
}
