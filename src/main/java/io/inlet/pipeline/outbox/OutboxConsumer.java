package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.TargetConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts one feeder with workers of its own for each enabled target, and settles whatever an attempt throws. */
final class OutboxConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxConsumer.class);
    private static final int PATIENCE_SECONDS = 40;

    private final OutboxComponent component;
    private final DeliveryDoors doors;
    private final List<ExecutorService> threads = new ArrayList<>();
    private volatile List<TargetFeeder> feeders = List.of();
    private boolean listening;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor, OutboxComponent component) {
        super(endpoint, processor);
        this.component = component;
        this.doors = new DeliveryDoors(component.outbox());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        feeders = component.targets().all().stream()
                .filter(TargetConfig::enabled)
                .map(this::start)
                .toList();
        if (!listening) {
            component.outbox().onWork(() -> feeders.forEach(TargetFeeder::wake));
            listening = true;
        }
    }

    @Override
    protected void doStop() throws Exception {
        feeders.forEach(TargetFeeder::stop);
        threads.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (ExecutorService pool : threads) {
            if (!pool.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                LOG.warn("Calls are still under way after {} s; their leases will run out", PATIENCE_SECONDS);
                pool.shutdownNow();
            }
        }
        threads.clear();
        feeders.forEach(feeder -> component.vitals().remove(feeder.vital()));
        feeders = List.of();
        super.doStop();
    }

    private TargetFeeder start(TargetConfig target) {
        ExecutorServiceManager manager = getEndpoint().getCamelContext().getExecutorServiceManager();
        ExecutorService workers = workers(manager, this, target);
        ExecutorService feeding = manager.newSingleThreadExecutor(this, "outbox-" + target.name() + "-feeder");
        threads.add(feeding);
        threads.add(workers);
        TargetFeeder feeder = new TargetFeeder(target, component, workers, this::process);
        component.vitals().add(feeder.vital());
        feeding.execute(feeder);
        return feeder;
    }

    /** Says so when it takes nothing more; Camel's usual pool would drop the delivery without a word once it is shut down. */
    static ExecutorService workers(ExecutorServiceManager manager, Object owner, TargetConfig target) {
        return manager.newThreadPool(
                owner,
                "outbox-" + target.name(),
                new ThreadPoolProfileBuilder("outbox")
                        .poolSize(target.inFlight())
                        .maxPoolSize(target.inFlight())
                        .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                        .build());
    }

    private void process(Delivery delivery) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(delivery);
            getProcessor().process(exchange);
        } catch (Throwable failure) { // settled below, whatever it was
            exchange.setException(failure);
        }
        Throwable failure = exchange.getException();
        releaseExchange(exchange, false);
        if (failure != null) {
            doors.settle(delivery, failure);
        }
    }
}
