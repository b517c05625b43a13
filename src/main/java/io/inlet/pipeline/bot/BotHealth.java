package io.inlet.pipeline.bot;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Pulse;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one bot does, and the one place that says so in the log. Thread-safe. */
final class BotHealth implements Vital {
    private static final Logger LOG = LoggerFactory.getLogger(BotHealth.class);

    private final String name;
    private final Pulse pulse;
    private final BotClient client;
    private String bot;
    private Reason trouble;
    private long taken;

    BotHealth(BotAccount account, BotClient client, Clock clock) {
        this.name = account.name();
        this.bot = account.name();
        this.client = client;
        this.pulse = new Pulse(account.timeout(), clock);
    }

    /** Telegram told the bot's name. */
    synchronized void named(String username) {
        bot = "@" + username;
    }

    synchronized void good() {
        if (pulse.isRefused()) {
            LOG.info("Reading {} goes on", bot);
        }
        pulse.good();
        trouble = null;
    }

    /** The store says itself why it is away. */
    synchronized void storeAway(Throwable away) {
        pulse.bad();
        trouble = Reason.of("bot-bad", bot, client.say(away));
    }

    synchronized void bad(Throwable failure, Duration pause) {
        pulse.bad();
        String said = client.say(failure);
        trouble = Reason.of("bot-bad", bot, said);
        LOG.warn("Reading {}: {}; next look in {} s", bot, said, pause.toSeconds());
    }

    /** Nothing comes before a person does something. */
    synchronized void refused(String code, BotRefusal refusal, Duration pause) {
        pulse.refused();
        trouble = Reason.of(code, bot, refusal.description());
        LOG.error(
                "Telegram gives {} no updates ({}): {}; next try in {} s",
                bot,
                code,
                refusal.getMessage(),
                pause.toSeconds());
    }

    synchronized void slowed(Duration pause) {
        trouble = Reason.of("bot-slowed", bot, Long.toString(pause.toSeconds()));
    }

    synchronized void taken() {
        taken++;
        pulse.beat();
    }

    @Override
    public String name() {
        return "bot:" + name;
    }

    @Override
    public synchronized boolean up() {
        return pulse.up();
    }

    @Override
    public synchronized Reason detail() {
        if (trouble != null) {
            return trouble;
        }
        if (!pulse.up()) {
            return Reason.of("poll-silent", bot, pulse.silence());
        }
        return Reason.of(pulse.wasHeard() ? "bot-good" : "bot-starting", bot);
    }

    @Override
    public synchronized Map<String, Object> figures() {
        Map<String, Object> figures = pulse.figures();
        figures.put("takenUpdates", taken);
        return figures;
    }
}
