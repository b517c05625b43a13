package io.inlet.pipeline.inbox;

import io.inlet.message.Inbox;
import io.inlet.pipeline.FailureDoors;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.vital.Loops;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code inbox:workers}: claims groups of captured rows and hands each to the pipeline. */
public final class InboxComponent extends DefaultComponent {
    private final Inbox inbox;
    private final FailureDoors doors;
    private final Loops loops;
    private final Valves valves;

    public InboxComponent(Inbox inbox, FailureDoors doors, Loops loops, Valves valves) {
        this.inbox = inbox;
        this.doors = doors;
        this.loops = loops;
        this.valves = valves;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InboxEndpoint endpoint = new InboxEndpoint(uri, this, inbox, doors, loops, valves);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
