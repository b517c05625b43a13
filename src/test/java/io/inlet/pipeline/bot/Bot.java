package io.inlet.pipeline.bot;

import io.inlet.message.Arrival;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** One run of a bot: a route like the shipped one before an inbox that may outlive it. */
final class Bot implements AutoCloseable {
    static final String TOKEN_SETTING = "inlet.telegram.token";

    final CamelContext context = new DefaultCamelContext();
    final Vitals vitals = new Vitals();
    private final WatchedInbox inbox;
    /** The route ends well, but keeps nothing. */
    volatile boolean forget;

    Bot(WatchedInbox inbox, BotApi api, String... options) {
        this(inbox, Map.of("baseUrl", api.url(), "timeout", "1s"), Map.of(), options);
    }

    Bot(WatchedInbox inbox, Map<String, String> usual, Map<String, String> settings, String... options) {
        this.inbox = inbox;
        Map<String, String> values = new HashMap<>(Map.of(TOKEN_SETTING, BotApi.TOKEN));
        values.putAll(settings);
        context.addComponent("bot", new BotComponent(inbox, Settings.of(values), vitals, Clock.systemUTC()));
        Map<String, String> all = new TreeMap<>(Map.of("tokenSetting", TOKEN_SETTING));
        all.putAll(usual);
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        StringBuilder uri = new StringBuilder("bot:telegram?");
        all.forEach(
                (name, value) -> uri.append(name).append("=RAW(").append(value).append(")&"));
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri.substring(0, uri.length() - 1)).routeId("telegram").to("direct:capture");
                    from("direct:capture").routeId("capture").bean(Bot.this, "capture");
                }
            });
            context.start();
        } catch (Exception refused) {
            context.stop();
            throw new IllegalArgumentException(refused);
        }
    }

    public void capture(Exchange exchange) throws Exception {
        if (!forget) {
            inbox.capture(exchange.getIn().getBody(Arrival.class));
        }
    }

    Vital health() {
        return vitals.all().get(0);
    }

    @Override
    public void close() {
        context.stop();
    }
}
