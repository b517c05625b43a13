package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Attempt;
import io.inlet.dispatch.Backoff;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.DeliveryStates;
import io.inlet.dispatch.Gates;
import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.MemoryTickets;
import io.inlet.dispatch.MovingClock;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.Settlement;
import io.inlet.dispatch.TargetAdapter;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.WebhookAdapter;
import io.inlet.dispatch.rt.RequestTrackerAdapter;
import io.inlet.pipeline.vital.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The shipped dispatch route and connector, with an outbox in memory. */
final class Line implements AutoCloseable {
    private static final List<TargetAdapter> ADAPTERS = List.of(new WebhookAdapter(), new RequestTrackerAdapter());

    final MovingClock clock = new MovingClock();
    final MemoryOutbox outbox = new MemoryOutbox(clock);
    final MemoryTickets tickets = new MemoryTickets();
    final Vitals vitals = new Vitals();
    final KameletTransport transport = new KameletTransport();
    private final DeliveryStates states;
    private final Main main = new Main();

    Line(TargetConfig... configured) {
        Targets targets = new Targets(List.of(configured));
        Gates gates = new Gates(targets, clock);
        states = new DeliveryStates(tickets, targets, null);
        main.configure().setRoutesIncludePattern("file:routes/errors.camel.yaml,file:routes/dispatch.camel.yaml");
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.addInitialProperty("camel.component.kamelet.location", "file:connectors");
        main.bind(
                "dispatch",
                new Dispatch(
                        states,
                        new Attempt(ADAPTERS, transport, gates, clock),
                        new Settlement(outbox, new Backoff(new Random(7)), clock),
                        clock));
        main.bind(
                "outbox",
                new OutboxComponent(
                        outbox, targets, gates, transport, new SelfTest(ADAPTERS, transport), vitals, clock));
    }

    /** Starts the route; what was queued before is there already. */
    Line start() {
        main.start();
        return this;
    }

    /** Lets time pass, and has the workers look again. */
    void pass(Duration time) {
        clock.advance(time);
        outbox.wake();
    }

    /** What a worker would send for a delivery. */
    Call.Send call(Delivery delivery) {
        return (Call.Send)
                new WebhookAdapter().next(states.load(delivery, clock.instant()).orElseThrow(), null);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** A ticket that is to be told to the targets. */
    UUID open(String... targets) {
        UUID ticket = UUID.randomUUID();
        UUID article = tickets.write(ticket, "Не печатает");
        for (String target : targets) {
            outbox.queue(target, Operation.CREATE, ticket, article);
        }
        return ticket;
    }

    MemoryOutbox.Row open(String target) {
        UUID ticket = UUID.randomUUID();
        return outbox.queue(target, Operation.CREATE, ticket, tickets.write(ticket, "Не печатает"));
    }

    MemoryOutbox.Row append(UUID ticket, String target) {
        return outbox.queue(target, Operation.APPEND, ticket, tickets.write(ticket, "Ещё"));
    }

    @Override
    public void close() {
        main.stop();
    }
}
