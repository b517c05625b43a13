package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.MemoryInbox;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Outcome;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Claim ALL = new Claim(10, 1 << 20, LONG);
    private static final List<Outcome> KNOWN = List.of(new Outcome.Ignored(List.of(Reason.of("no-message"))));

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemoryInbox inbox = new MemoryInbox();
    private final KnownTickets store = new KnownTickets();
    private final Await step = new Await(inbox, store, new FailureDoors(watched(), Settled.SILENT), Valves.open());
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);

    @AfterEach
    void stop() {
        held.countDown();
        camel.stop();
    }

    @Test
    void tellsTheCallerWhatBecameOfTheMessage() throws Exception {
        pipeline(exchange -> store.outcomes.put(group(exchange).first().id(), KNOWN));

        assertThat(step.await(captured(LONG)).outcomes()).isEqualTo(KNOWN);
    }

    @Test
    void handsTheMessageToTheWorkersPastTheDeadline() throws Exception {
        pipeline(exchange -> held.await());

        Visit late = step.await(captured(SHORT));

        assertThat(late.outcomes()).isNull();
        assertThat(inbox.claim(ALL))
                .flatExtracting(Group::messages)
                .extracting(RawMessage::id)
                .containsExactly(late.captured().id());
    }

    @Test
    void leavesTheMessageToItsNewHolderWhenItEndsBadlyAfterTheDeadline() throws Exception {
        pipeline(exchange -> {
            held.await();
            throw new MalformedMessageException("late");
        });
        Visit late = step.await(captured(SHORT));
        assertThat(inbox.claim(ALL)).hasSize(1);

        held.countDown();
        settled.await();

        assertThat(inbox.parked(late.captured().id())).isEmpty();
        assertThat(inbox.pending()).isEqualTo(1);
        assertThat(inbox.claim(ALL)).as("the new holder keeps it").isEmpty();
    }

    @Test
    void parksABadMessageAndKeepsTheCallerInTheDark() throws Exception {
        pipeline(exchange -> {
            throw new StackOverflowError();
        });

        Visit done = step.await(captured(LONG));

        assertThat(done.outcomes()).isNull();
        assertThat(inbox.parked(done.captured().id())).isPresent();
    }

    @Test
    void givesARepeatTheOutcomeOfTheFirstAsSoonAsItIsThere() throws Exception {
        pipeline(exchange -> held.await());
        Visit first = captured(LONG);
        Visit repeat = captured(LONG);
        store.outcomes.put(first.captured().id(), KNOWN);
        store.early = 2;

        assertThat(repeat.captured().repeated()).isTrue();
        assertThat(step.await(repeat).outcomes()).isEqualTo(KNOWN);
    }

    @Test
    void tellsARepeatNothingPastItsDeadline() throws Exception {
        pipeline(exchange -> held.await());
        captured(LONG);

        assertThat(step.await(captured(SHORT)).outcomes()).isNull();
    }

    private void pipeline(Processor work) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:pipeline").process(work);
            }
        });
        camel.start();
        step.setCamelContext(camel);
    }

    /** Captured for a caller who waits so long; always the same delivery. */
    private Visit captured(Duration deadline) throws IOException {
        Visit visit = Visit.of(Arrivals.mail("one").waiting(deadline));
        return visit.with(inbox.capture(visit.arrival()));
    }

    private static Group group(Exchange exchange) {
        return exchange.getMessage().getBody(Group.class);
    }

    /** The inbox, telling when somebody tried to park. */
    private Inbox watched() {
        return (Inbox) Proxy.newProxyInstance(
                Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(inbox, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    } finally {
                        if (method.getName().equals("park")) {
                            settled.countDown();
                        }
                    }
                });
    }
}
