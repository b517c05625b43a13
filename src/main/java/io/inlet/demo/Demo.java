package io.inlet.demo;

import io.inlet.Distribution;
import io.inlet.Gateway;
import io.inlet.Home;
import io.inlet.settings.Settings;
import io.inlet.settings.SigningKeys;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A complete gateway with stand-ins around it, fed through real sockets; killed at any moment it goes on where it was. */
public final class Demo implements AutoCloseable {
    /** The pictures of two mails and forms, the bytes that are no mail, and what is fetched for the bot. */
    private static final long FILES = 8;

    private static final String CALLS = "/in/phone/generic/phone";
    private static final String FORM = "/in/web/support";

    private final Narrator narrator;
    private final Texts texts;
    private final Journal journal;
    private final StandIns around;
    private final Gateway gateway;

    private Demo(Narrator narrator, Texts texts, Journal journal, StandIns around, Gateway gateway) {
        this.narrator = narrator;
        this.texts = texts;
        this.journal = journal;
        this.around = around;
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
        StandIns around = StandIns.open(home, journal);
        try {
            DemoHome.writeTargets(home, around);
            Map<String, String> written = DemoHome.settings(around, FreePort.orAny(8080), FreePort.orAny(8081));
            DemoHome.writeSettings(home, written);
            Settings settings = Settings.of(written);
            Gateway gateway = Gateway.start(new Home(home), settings, narrator);
            return new Demo(narrator, texts, journal, around, gateway);
        } catch (Exception | Error failure) {
            around.close();
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
        Quiet quiet = new Quiet(gateway.ports().balance());
        Player player = new Player(
                List.of(
                        new MailScene(around.office(), journal, narrator::sent),
                        new FormScene(URI.create(gateway.publicUrl() + FORM), quiet, narrator::sent),
                        new ChatScene(around.bot(), quiet, narrator::sent),
                        new CallScene(
                                URI.create(gateway.publicUrl() + CALLS),
                                SigningKeys.parse(DemoHome.SECRET),
                                quiet,
                                Clock.systemUTC(),
                                narrator::sent),
                        new StaffScene(around.tracker(), quiet, narrator::sent)),
                quiet,
                this::answered);
        player.play();
        narrator.say(texts.get("settling"));
        if (!player.settled()) {
            narrator.say(texts.get("late"));
            return false;
        }
        narrator.say(texts.get("desk", String.valueOf(around.desk().events())));
        narrator.say(texts.get(
                "tracker",
                String.valueOf(around.tracker().tickets().size()),
                String.valueOf(around.tracker().transactions().stream()
                        .filter(TrackerTransaction::isSaid)
                        .count())));
        narrator.say(texts.get(
                "customers",
                String.valueOf(around.letters().all().size()),
                String.valueOf(around.bot().sent().size()),
                String.valueOf(repeated(around.letters().texts())
                        + repeated(around.bot().texts()))));
        return true;
    }

    /** Each names its ticket, or is said to one person, so that no two are alike. */
    private static long repeated(List<String> texts) {
        return texts.size() - texts.stream().distinct().count();
    }

    /** Whether what staff said and did has reached the customers, and late files the tracker. */
    private boolean answered() {
        List<String> heard = new ArrayList<>(around.letters().texts());
        heard.addAll(around.bot().texts());
        return SampleAct.all().stream().allMatch(act -> heard.stream().anyMatch(text -> text.contains(act.heard())))
                && around.tracker().files() == FILES;
    }

    /** Where to go on by hand. */
    public void invite() {
        narrator.say(texts.get("stays", String.valueOf(around.office().smtpPort())));
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
    public void close() throws IOException {
        try (around) {
            gateway.close();
        }
    }
}
