package io.inlet.pipeline.bot;

import io.inlet.message.Mode;
import io.inlet.settings.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One bot as a source; its options are those of {@code telegram-source.kamelet.yaml}, an empty one counts as not given. */
public final class BotEndpoint extends DefaultEndpoint {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private final BotComponent component;
    private final String name;
    private String tokenSetting;
    private String inbox = "telegram";
    private URI baseUrl = URI.create("https://api.telegram.org");
    private URI proxy;
    private Duration timeout = Duration.ofSeconds(25);
    private Duration settle = Duration.ofSeconds(6);
    private Duration settleMost = Duration.ofSeconds(30);

    BotEndpoint(String uri, BotComponent component, String name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    public void setTokenSetting(String setting) {
        this.tokenSetting = setting;
    }

    public void setInbox(String inbox) {
        this.inbox = inbox;
    }

    public void setBaseUrl(String url) {
        this.baseUrl = URI.create(url);
    }

    public void setProxy(String url) {
        this.proxy = url == null || url.isBlank() ? null : URI.create(url);
    }

    public void setTimeout(String duration) {
        this.timeout = Durations.parse(duration);
    }

    public void setSettle(String duration) {
        this.settle = Durations.parse(duration);
    }

    public void setSettleMost(String duration) {
        this.settleMost = Durations.parse(duration);
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("bot: is a source; nothing is sent through it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (tokenSetting == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "bot:" + name + " needs tokenSetting, and a name that is made of a-z, 0-9 and -");
        }
        if (component.inboxes().get(inbox).mode() == Mode.SHADOW) {
            throw new IllegalArgumentException("bot:" + name + ": the inbox " + inbox
                    + " is in shadow mode, but an update that was read is gone for every other program; use a bot of its own"
                    + " for the trial, or let the other program pass copies on to the webhook door");
        }
        BotAccount account = new BotAccount(name, tokenSetting, inbox, baseUrl, proxy, timeout, settle, settleMost);
        BotConsumer consumer = new BotConsumer(this, processor, component, account);
        configureConsumer(consumer);
        return consumer;
    }
}
