package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Gates;
import io.inlet.dispatch.Outbox;
import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.Targets;
import io.inlet.pipeline.vital.Vitals;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code outbox:all}: claims what the enabled targets are to be told and hands each delivery to the dispatch route. */
public final class OutboxComponent extends DefaultComponent {
    private final Outbox outbox;
    private final Targets targets;
    private final Gates gates;
    private final KameletTransport transport;
    private final SelfTest selfTest;
    private final Vitals vitals;
    private final Clock clock;

    public OutboxComponent(
            Outbox outbox,
            Targets targets,
            Gates gates,
            KameletTransport transport,
            SelfTest selfTest,
            Vitals vitals,
            Clock clock) {
        this.outbox = outbox;
        this.targets = targets;
        this.gates = gates;
        this.transport = transport;
        this.selfTest = selfTest;
        this.vitals = vitals;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        // the canonical YAML form of a component that Camel's catalog does not know arrives as outbox?name=all
        Object name = remaining == null || remaining.isEmpty() ? parameters.remove("name") : remaining;
        if (!"all".equals(name)) {
            throw new IllegalArgumentException("outbox:" + name + " is not known; there is outbox:all");
        }
        return new OutboxEndpoint(uri, this);
    }

    Outbox outbox() {
        return outbox;
    }

    Targets targets() {
        return targets;
    }

    Gates gates() {
        return gates;
    }

    KameletTransport transport() {
        return transport;
    }

    SelfTest selfTest() {
        return selfTest;
    }

    Vitals vitals() {
        return vitals;
    }

    Clock clock() {
        return clock;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        transport.attach(getCamelContext());
    }
}
