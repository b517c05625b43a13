package io.inlet.pipeline.bot;

import io.inlet.message.Inbox;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code bot:NAME}: the updates of one bot, each as an {@link io.inlet.message.Arrival}; the name is that of the route. */
public final class BotComponent extends DefaultComponent {
    private final Inbox inbox;
    private final Inboxes inboxes;
    private final Credentials credentials;
    private final Vitals vitals;
    private final Clock clock;
    private final UrgentWords urgent;

    public BotComponent(Inbox inbox, Settings settings, Vitals vitals, Clock clock) {
        this.inbox = inbox;
        this.inboxes = Inboxes.of(settings);
        this.credentials = Credentials.of(settings);
        this.vitals = vitals;
        this.clock = clock;
        this.urgent =
                new UrgentWords(settings.find(TelegramSettings.URGENT_WORDS).orElse(""));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        BotEndpoint endpoint = new BotEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    Inbox inbox() {
        return inbox;
    }

    Inboxes inboxes() {
        return inboxes;
    }

    Credentials credentials() {
        return credentials;
    }

    Clock clock() {
        return clock;
    }

    Vitals vitals() {
        return vitals;
    }

    UrgentWords urgent() {
        return urgent;
    }
}
