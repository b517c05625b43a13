package io.inlet.pipeline.mailbox;

import io.inlet.message.Arrival;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.Login;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** One run of a gateway: the mailbox, a route like the shipped one, and an inbox that may outlive it. */
public final class Gateway implements AutoCloseable {
    static final String PASSWORD_SETTING = "inlet.email.password";

    final CamelContext context = new DefaultCamelContext();
    final Vitals vitals = new Vitals();
    final List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
    private final WatchedInbox inbox;
    /** The route ends well, but keeps nothing. */
    volatile boolean forget;

    Gateway(WatchedInbox inbox, Path spill, Map<String, String> options, Map<String, String> settings) {
        this(inbox, spill, options, settings, passwords(settings));
    }

    private static Logins passwords(Map<String, String> settings) {
        Credentials credentials = name -> name.equals(PASSWORD_SETTING)
                ? Optional.of(new Secret(settings.getOrDefault(PASSWORD_SETTING, MailHost.PASSWORD)))
                : Optional.empty();
        return setting -> Login.password(credentials, setting);
    }

    Gateway(WatchedInbox inbox, Path spill, Map<String, String> options, Map<String, String> settings, Logins logins) {
        this.inbox = inbox;
        context.addComponent(
                "mailbox",
                new MailboxComponent(
                        inbox, Inboxes.of(Settings.of(settings)), logins, vitals, Valves.open(), Clock.systemUTC()));
        Map<String, String> all = new TreeMap<>(Map.of(
                "security", "none",
                "host", "127.0.0.1",
                "user", MailHost.USER,
                "passwordSetting", PASSWORD_SETTING,
                "interval", "20ms",
                "attempts", "3",
                "timeout", "5s",
                "spillFolder", spill.toString()));
        all.putAll(options);
        StringBuilder uri = new StringBuilder("mailbox:email?");
        all.forEach(
                (name, value) -> uri.append(name).append("=RAW(").append(value).append(")&"));
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri.substring(0, uri.length() - 1)).routeId("email").to("direct:capture");
                    from("direct:capture").routeId("capture").bean(Gateway.this, "capture");
                }
            });
            context.start();
        } catch (Exception refused) {
            context.stop();
            throw new IllegalArgumentException(refused);
        }
    }

    static Gateway imap(MailHost host, WatchedInbox inbox, Path spill, String... options) {
        Map<String, String> all = new TreeMap<>(Map.of("port", Integer.toString(host.imapPort())));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new Gateway(inbox, spill, all, Map.of());
    }

    public void capture(Exchange exchange) throws Exception {
        headers.add(Map.copyOf(exchange.getIn().getHeaders()));
        Arrival arrival = exchange.getIn().getBody(Arrival.class);
        if (!forget && inbox.capture(arrival).repeated()) {
            throw new AssertionError("captured twice: " + arrival.raw().sourceKey());
        }
    }

    /** Waits while it runs. */
    ConditionFactory await() {
        return Awaitility.await();
    }

    Vital health() {
        return vitals.all().get(0);
    }

    Object figure(String name) {
        return health().figures().get(name);
    }

    @Override
    public void close() {
        context.stop();
    }
}
