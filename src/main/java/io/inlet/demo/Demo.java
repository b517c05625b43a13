package io.inlet.demo;

import io.inlet.Distribution;
import io.inlet.Gateway;
import io.inlet.Home;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A complete gateway with stand-ins around it, fed through real sockets; killed at any moment it goes on where it was. */
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final String FORM = "/in/web/support";

    private final Narrator narrator;
    private final Texts texts;
    private final Journal journal;
    private final MailOffice office;
    private final WebhookReceiver desk;
    private final Gateway gateway;

    private Demo(
            Narrator narrator, Texts texts, Journal journal, MailOffice office, WebhookReceiver desk, Gateway gateway) {
        this.narrator = narrator;
        this.texts = texts;
        this.journal = journal;
        this.office = office;
        this.desk = desk;
        this.gateway = gateway;
    }

    /** Starts the stand-ins, then the gateway. */
    public static Demo start(Path home, Distribution shipped, Texts texts, PrintWriter out) throws Exception {
        Narrator narrator = new Narrator(texts, out);
        narrator.say(texts.get("begin", home.toString()));
        Files.createDirectories(home);
        Journal journal = new Journal(home.resolve("traffic.journal"));
        if (journal.mails() > 0) {
            narrator.say(texts.get("resumed", String.valueOf(journal.mails())));
        }
        DemoHome.write(home, shipped);
        MailOffice office = MailOffice.open(SampleMail.SUPPORT, SampleMail.SALES);
        WebhookReceiver desk = null;
        try {
            Player.restore(office, journal);
            desk = new WebhookReceiver(home.resolve("desk.events"), DemoHome.SECRET, Clock.systemUTC());
            DemoHome.writeTarget(home, desk.url().toString());
            Settings settings =
                    Settings.of(DemoHome.settings(office.imapPort(), FreePort.orAny(8080), FreePort.orAny(8081)));
            Gateway gateway = Gateway.start(new Home(home), settings, narrator);
            return new Demo(narrator, texts, journal, office, desk, gateway);
        } catch (Exception | Error failure) {
            office.close();
            if (desk != null) {
                desk.close();
            }
            throw failure;
        }
    }

    /** Tells where console and form are; the password only at the first start, since nobody knows it later. */
    public void announce() {
        narrator.say(gateway.firstPassword()
                .map(password -> texts.get("console", gateway.consoleUrl(), password.reveal()))
                .orElseGet(() -> texts.get("console-again", gateway.consoleUrl())));
        narrator.say(texts.get("form", gateway.publicUrl() + FORM));
    }

    /** Sends what is left of the traffic and waits until it settled. False when it did not in time. */
    public boolean play() throws Exception {
        Player player = new Player(
                office,
                journal,
                URI.create(gateway.publicUrl() + FORM),
                gateway.ports().balance(),
                narrator::sent);
        player.play();
        narrator.say(texts.get("settling"));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!player.isFinished()) {
            if (System.nanoTime() > end) {
                narrator.say(texts.get("late", String.valueOf(PATIENCE.toMinutes())));
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        narrator.say(texts.get("desk", String.valueOf(desk.events())));
        return true;
    }

    /** Where to go on by hand. */
    public void invite() {
        narrator.say(texts.get("stays", String.valueOf(office.smtpPort())));
    }

    /** The figures of all channels and targets, in one line with fixed words. */
    public String figures() {
        Balance.Sheet sheet = gateway.ports().balance().read();
        long[] line = new long[7];
        for (Balance.Line each : sheet.lines()) {
            long[] figures = {
                each.captured(),
                each.opened(),
                each.appended(),
                each.duplicate(),
                each.ignored(),
                each.parked(),
                each.pending()
            };
            for (int i = 0; i < line.length; i++) {
                line[i] += figures[i];
            }
        }
        return "captured=%d opened=%d appended=%d duplicate=%d ignored=%d parked=%d pending=%d"
                        .formatted(line[0], line[1], line[2], line[3], line[4], line[5], line[6])
                + " queued=%d delivered=%d waiting=%d unknown=%d"
                        .formatted(
                                sheet.targets().stream()
                                        .mapToLong(Balance.Target::queued)
                                        .sum(),
                                sheet.targets().stream()
                                        .mapToLong(Balance.Target::delivered)
                                        .sum(),
                                sheet.targets().stream()
                                        .mapToLong(Balance.Target::waiting)
                                        .sum(),
                                sheet.targets().stream()
                                        .mapToLong(Balance.Target::unknown)
                                        .sum());
    }

    @Override
    public void close() {
        try (office;
                desk) {
            gateway.close();
        }
    }
}
