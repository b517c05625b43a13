package io.inlet.pipeline.bot;

import io.inlet.message.Arrival;
import io.inlet.pipeline.HandOver;
import io.inlet.pipeline.vital.Loops;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Runs a poller while its route runs. A stop waits for the update that is under way, but not for Telegram. */
final class BotConsumer extends DefaultConsumer implements BotPolls.Line {
    private static final long STOP_SECONDS = 10;
    /** One mail, or one update, or finding that there is none. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(15);

    private final BotComponent component;
    private final BotAccount account;
    private BotClient client;
    private BotHealth health;
    private CountDownLatch stopped;
    private Thread thread;

    BotConsumer(BotEndpoint endpoint, Processor processor, BotComponent component, BotAccount account) {
        super(endpoint, processor);
        this.component = component;
        this.account = account;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Clock clock = component.clock();
        client = new BotClient(account, component.credentials());
        health = new BotHealth(account, client, clock);
        UpdateIntake intake =
                new UpdateIntake(account, component.inboxes().get(account.inbox()), component.urgent(), clock);
        BotPolls polls = new BotPolls(account, client, intake, component.inbox(), this, health, clock);
        stopped = new CountDownLatch(1);
        Loops loops = component.vitals().loops();
        BotPoller poller = new BotPoller(polls, health, stopped, loops);
        thread = new Thread(loops.keep(LONGEST_ROUND, poller::isWanted, poller), "bot-" + account.name());
        thread.setDaemon(true);
        component.vitals().add(health);
        thread.start();
    }

    @Override
    protected void doStop() throws Exception {
        if (stopped != null) {
            stopped.countDown();
            client.stop();
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            component.vitals().remove(health);
            stopped = null;
        }
        super.doStop();
    }

    @Override
    public void hand(Arrival arrival) throws Exception {
        HandOver.hand(this, arrival, Map.of());
        component.vitals().loops().round();
    }
}
