package io.inlet.pipeline.bot;

import io.inlet.message.Reason;
import io.inlet.pipeline.Vital;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one bot does, and the one place that says so in the log. Thread-safe. */
final class BotHealth implements Vital {
    private static final Logger LOG = LoggerFactory.getLogger(BotHealth.class);
    private static final Duration LEAST_GRACE = Duration.ofMinutes(2);

    private final String name;
    private final Duration grace;
    private final BotClient client;
    private final Clock clock;
    private final Instant started;
    private String bot;
    private Instant lastGood;
    private Reason trouble;
    private boolean refused;
    private int consecutiveFailures;
    private long goodPolls;
    private long taken;

    BotHealth(BotAccount account, BotClient client, Clock clock) {
        this.name = account.name();
        this.bot = account.name();
        this.client = client;
        this.clock = clock;
        this.started = clock.instant();
        Duration three = account.timeout().multipliedBy(3);
        this.grace = three.compareTo(LEAST_GRACE) > 0 ? three : LEAST_GRACE;
    }

    /** Telegram told the bot's name. */
    synchronized void named(String username) {
        bot = "@" + username;
    }

    synchronized void good() {
        if (refused) {
            LOG.info("Reading {} goes on", bot);
        }
        lastGood = clock.instant();
        goodPolls++;
        consecutiveFailures = 0;
        refused = false;
        trouble = null;
    }

    /** The store says itself why it is away. */
    synchronized void storeAway(Throwable away) {
        consecutiveFailures++;
        trouble = Reason.of("bot-bad", bot, client.say(away));
    }

    synchronized void bad(Throwable failure, Duration pause) {
        consecutiveFailures++;
        String said = client.say(failure);
        trouble = Reason.of("bot-bad", bot, said);
        LOG.warn("Reading {}: {}; next look in {} s", bot, said, pause.toSeconds());
    }

    /** Nothing comes before a person does something. */
    synchronized void refused(String code, BotRefusal refusal, Duration pause) {
        consecutiveFailures++;
        refused = true;
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
        lastGood = clock.instant();
    }

    @Override
    public String name() {
        return "bot:" + name;
    }

    @Override
    public synchronized boolean up() {
        Instant since = lastGood == null ? started : lastGood;
        return !refused && since.plus(grace).isAfter(clock.instant());
    }

    @Override
    public synchronized Reason detail() {
        if (trouble != null) {
            return trouble;
        }
        return Reason.of(lastGood == null ? "bot-starting" : "bot-good", bot);
    }

    @Override
    public synchronized Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        Instant since = lastGood == null ? started : lastGood;
        figures.put(
                "lastGoodPollAgeSeconds",
                Duration.between(since, clock.instant()).toSeconds());
        figures.put("consecutiveFailures", consecutiveFailures);
        figures.put("goodPolls", goodPolls);
        figures.put("takenUpdates", taken);
        return figures;
    }
}
