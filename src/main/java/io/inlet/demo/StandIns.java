package io.inlet.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everybody around the gateway, on loopback; each knows from the demonstration's folder what it was given before a kill. */
final class StandIns implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path home;
    private Letters letters;
    private PostOffice customers;
    private MailOffice office;
    private WebhookReceiver desk;
    private TrackerStandIn tracker;
    private BotStandIn bot;

    private StandIns(Path home) {
        this.home = home;
    }

    static StandIns open(Path home, Journal journal) throws Exception {
        StandIns all = new StandIns(home);
        try {
            all.open(journal);
        } catch (Exception | Error failure) {
            all.close();
            throw failure;
        }
        return all;
    }

    private void open(Journal journal) throws Exception {
        letters = closed(new Letters(home.resolve("customers.letters")));
        customers = closed(new PostOffice(letters));
        office = closed(MailOffice.open(SampleMail.SUPPORT, SampleMail.SALES));
        MailScene.restore(office, journal);
        bot = closed(new BotStandIn(home.resolve("bot.memory"), DemoHome.BOT_TOKEN, Clock.systemUTC()));
        desk = closed(new WebhookReceiver(home.resolve("desk.events"), DemoHome.SECRET, Clock.systemUTC()));
        tracker = closed(new TrackerStandIn(home.resolve("tracker.orders"), DemoHome.TRACKER_TOKEN, Clock.systemUTC()));
    }

    MailOffice office() {
        return office;
    }

    PostOffice customers() {
        return customers;
    }

    Letters letters() {
        return letters;
    }

    WebhookReceiver desk() {
        return desk;
    }

    TrackerStandIn tracker() {
        return tracker;
    }

    BotStandIn bot() {
        return bot;
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception broken) {
                throw new IOException("closing a stand-in", broken);
            }
        }
    }

    private <T extends AutoCloseable> T closed(T opened) {
        open.push(opened);
        return opened;
    }
}
