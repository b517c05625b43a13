package io.inlet.pipeline.mailbox;

import io.inlet.message.Inbox;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Inboxes;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code mailbox:NAME}: mail of one folder, each as an {@link io.inlet.message.Arrival}; the name is that of the route. */
public final class MailboxComponent extends DefaultComponent {
    private final Inbox inbox;
    private final Inboxes inboxes;
    private final Logins logins;
    private final Vitals vitals;
    private final Valves valves;
    private final Clock clock;

    public MailboxComponent(Inbox inbox, Inboxes inboxes, Logins logins, Vitals vitals, Valves valves, Clock clock) {
        this.inbox = inbox;
        this.inboxes = inboxes;
        this.logins = logins;
        this.vitals = vitals;
        this.valves = valves;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MailboxEndpoint endpoint = new MailboxEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    Inbox inbox() {
        return inbox;
    }

    Inboxes inboxes() {
        return inboxes;
    }

    Logins logins() {
        return logins;
    }

    Valves valves() {
        return valves;
    }

    Clock clock() {
        return clock;
    }

    Vitals vitals() {
        return vitals;
    }
}
