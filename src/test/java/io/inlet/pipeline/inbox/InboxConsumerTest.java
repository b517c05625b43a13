package io.inlet.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Arrival;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.MemoryInbox;
import io.inlet.message.Raws;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.FailureDoors;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.vital.Loops;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxConsumerTest {
    private final MemoryInbox inbox = new MemoryInbox();
    /** What the next claims end in. */
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();

    private final Queue<UUID> understood = new ConcurrentLinkedQueue<>();
    /** Leases, as often as they were renewed. */
    private final Queue<UUID> renewed = new ConcurrentLinkedQueue<>();

    private final Loops loops = new Loops();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void goesOnAfterWhateverAMessageThrows() throws Exception {
        UUID overflow = capture("overflow");
        UUID good = capture("good");
        work(exchange -> {
            if (group(exchange.getMessage().getBody()).equals(overflow)) {
                throw new StackOverflowError();
            }
            settle(exchange.getMessage().getBody());
        });

        await().untilAsserted(() -> assertThat(understood).containsExactly(good));
        assertThat(inbox.parked(overflow)).isPresent();
    }

    @Test
    void goesOnAfterWhateverAClaimThrows() throws Exception {
        broken.addAll(List.of(new StoreUnavailableException("away", null), new OutOfMemoryError("heap")));
        UUID good = capture("good");
        work(exchange -> settle(exchange.getMessage().getBody()));

        await().untilAsserted(() -> assertThat(understood).containsExactly(good));
        assertThat(broken).isEmpty();
    }

    @Test
    void tellsOfAWorkerThatHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        capture("hanging");
        work("&lease=50ms&longest=100ms", exchange -> hanging.await());

        await().until(() -> !loops.up());
        assertThat(loops.detail().toString()).contains("loops-stand", "inbox");
        hanging.countDown();
        await().until(loops::up);
    }

    @Test
    void renewsTheLeaseOfWorkThatTakesItsTime() throws Exception {
        UUID slow = capture("slow");
        work("&lease=200ms", exchange -> {
            UUID lease = ((Group) exchange.getMessage().getBody()).lease();
            await().until(() -> Collections.frequency(renewed, lease) > 3);
            settle(exchange.getMessage().getBody());
        });

        await().untilAsserted(() -> assertThat(understood).containsExactly(slow));
    }

    @Test
    void leavesWorkThatNeverEndsToAnotherWorker() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Queue<UUID> begun = new ConcurrentLinkedQueue<>();
        capture("hanging");
        work("&workers=2&lease=50ms&longest=100ms", exchange -> {
            begun.add(group(exchange.getMessage().getBody()));
            hanging.await();
        });

        await().until(() -> begun.size() > 1);
        hanging.countDown();
    }

    private UUID capture(String key) throws IOException {
        return inbox.capture(Arrival.of(Raws.raw(key))).id();
    }

    private void settle(Object group) {
        inbox.settle((Group) group);
        understood.add(group(group));
    }

    private static UUID group(Object group) {
        return ((Group) group).first().id();
    }

    private void work(Processor understanding) throws Exception {
        work("", understanding);
    }

    private void work(String more, Processor understanding) throws Exception {
        camel.addComponent(
                "inbox", new InboxComponent(breaking(), new FailureDoors(inbox, Settled.SILENT), loops, Valves.open()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("inbox:workers?poll=20ms" + (more.contains("workers") ? "" : "&workers=1") + more)
                        .routeId("inbox")
                        .process(understanding);
            }
        });
        camel.start();
    }

    private Inbox breaking() {
        return (Inbox) Proxy.newProxyInstance(
                Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
                    Throwable next = method.getName().equals("claim") ? broken.poll() : null;
                    if (next != null) {
                        throw next;
                    }
                    if (method.getName().equals("renew")) {
                        ((Collection<?>) arguments[0]).forEach(lease -> renewed.add((UUID) lease));
                    }
                    try {
                        return method.invoke(inbox, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
