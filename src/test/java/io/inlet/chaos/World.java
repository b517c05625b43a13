package io.inlet.chaos;

import io.inlet.Distribution;
import io.inlet.Program;
import io.inlet.SmtpStandIn;
import io.inlet.demo.TrackerStandIn;
import io.inlet.dispatch.Samples;
import io.inlet.pipeline.bot.BotApi;
import io.inlet.pipeline.outbox.HostileReceiver;
import io.inlet.settings.Secret;
import io.inlet.store.JdbcAddress;
import io.inlet.store.TestServer;
import io.inlet.store.embedded.EmbeddedOptions;
import io.inlet.store.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Everything around the gateway, in this process, so that it outlives the gateway: sources, customers, targets, the database (unless the
 * gateway's own is tried), the network between. And the gateway itself, one life after the other.
 */
final class World implements AutoCloseable {
    private static final String TRACKER_TOKEN = "token-of-the-tracker";

    final Path folder;
    /** Of the external server; null where the gateway's own is tried. */
    final Path serverFolder;

    final Path logs;
    final Random random;
    final Ledger ledger;
    final Load load;
    final Database database;
    final HostileReceiver desk;
    final TrackerStandIn tracker;
    final SmtpStandIn smtp;
    final Meddler deskMeddler;
    final Meddler trackerMeddler;
    /** Null where the gateway's own database is tried. */
    final EmbeddedServer server;
    /** Null likewise. */
    final Cable cable;
    /** Null where the gateway goes by the machine's. */
    final Clockwork clock;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Mailroom mail;
    private final BotApi bot;
    private JdbcAddress embedded;
    private volatile Instance gateway;
    private volatile Instance second;
    private int lives;

    /**
     * @param serverFolder where the external database lies; null: the gateway runs its own
     * @param clock that the gateways go by; null: the machine's
     */
    World(Path folder, Path logs, String run, long seed, Duration interval, Path serverFolder, Clockwork clock)
            throws IOException {
        this.clock = clock;
        this.folder = folder;
        this.serverFolder = serverFolder;
        boolean ownDatabase = serverFolder == null;
        this.logs = logs;
        Files.createDirectories(logs);
        this.random = new Random(seed);
        Files.createDirectories(folder);
        ledger = opened(new Ledger(folder.resolve("ledger.txt")));
        mail = opened(new Mailroom());
        bot = opened(new BotApi());
        desk = opened(new HostileReceiver((request, times) -> HostileReceiver.Act.OK));
        tracker = opened(
                new TrackerStandIn(folder.resolve("tracker.memory"), new Secret(TRACKER_TOKEN), Clock.systemUTC()));
        smtp = opened(new SmtpStandIn());
        deskMeddler = opened(new Meddler(desk.url()));
        trackerMeddler = opened(new Meddler(tracker.url()));
        server = ownDatabase ? null : opened(server(serverFolder));
        cable = ownDatabase ? null : opened(new Cable(port(server.address())));
        database = new Database(() -> ownDatabase ? embedded() : server.address());
        load = opened(new Load(run, ledger, mail, bot, this::door, interval));
    }

    private static EmbeddedServer server(Path data) throws IOException {
        Files.createDirectories(data);
        TestServer.watch(data);
        return EmbeddedServer.start(EmbeddedOptions.of(data).withBinariesDirectory(TestServer.BINARIES));
    }

    /** Starts a gateway that halts at this failpoint; null: nowhere. It need not be ready yet. */
    Instance start(String armed) throws IOException {
        gateway = new Instance(home("one"), environment(), armed);
        lives++;
        return gateway;
    }

    /** A second one on the same database. */
    Instance startSecond() throws IOException {
        second = new Instance(home("two"), environment(), null);
        return second;
    }

    void endSecond() throws IOException {
        if (second.isAlive()) {
            Waiting.until(Duration.ofMinutes(2), () -> spooled("two") == 0);
            second.terminate();
        }
        second.keepOutput(logs.resolve("gateway-second-" + lives + ".log"));
        second = null;
    }

    Instance gateway() {
        return gateway;
    }

    boolean isRunning() {
        return gateway != null && gateway.isAlive();
    }

    /** After each end, for whoever reads what it said. */
    void keepOutput() throws IOException {
        gateway.keepOutput(logs.resolve("gateway-%03d.log".formatted(lives)));
    }

    /** How many messages wait in the spool of the first gateway; -1: some lie aside, where none should. */
    int spooled() {
        return spooled("one");
    }

    private int spooled(String home) {
        Path spool = folder.resolve(home).resolve("data/spool");
        return files(spool.resolve("set-aside")) > 0 ? -1 : files(spool);
    }

    private static int files(Path folder) {
        String[] files = folder.toFile().list((any, name) -> name.endsWith(".spooled"));
        return files == null ? 0 : files.length;
    }

    Flight flight() {
        return new Flight(
                ledger.open(),
                database.count("inbox_message where state = 'PENDING'"),
                database.count("delivery where state <> 'DELIVERED'"),
                spooled());
    }

    private String door() {
        Instance one = gateway;
        Instance two = second;
        Instance chosen = two != null && two.isReady() && System.nanoTime() / 1000 % 2 == 0 ? two : one;
        return chosen == null || !chosen.isReady() || !chosen.isAlive() ? null : chosen.url("public");
    }

    private JdbcAddress embedded() {
        EmbeddedServer.connect(folder.resolve("one/data")).ifPresent(address -> embedded = address);
        return embedded;
    }

    static int port(JdbcAddress address) {
        return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    private Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        if (Files.exists(home.resolve("routes"))) {
            return home;
        }
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "email", "email-pop");
        Files.writeString(home.resolve("config/application.properties"), "");
        Files.writeString(home.resolve("config/targets.yaml"), """
                targets:
                  desk:
                    type: webhook
                    url: %s
                    enabled: true
                    allow-private: true
                    connect-timeout: 1s
                    response-timeout: 3s
                    rate: 200/s
                  tracker:
                    type: request-tracker
                    url: %s
                    enabled: true
                    allow-private: true
                    connect-timeout: 1s
                    response-timeout: 3s
                    rate: 200/s
                    queue: Support
                    external-id-field: InletId
                    poll: off
                """.formatted(deskMeddler.url(), trackerMeddler.url()));
        Path rules = home.resolve("config/rules.yaml");
        Files.writeString(rules, Files.readString(rules).replace("targets: [desk]", "targets: [desk, tracker]"));
        return home;
    }

    private Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        mail.configure(settings);
        settings.put("inlet.http.port", "0");
        settings.put("inlet.http.bind", "127.0.0.1");
        settings.put("inlet.management.port", "0");
        settings.put("inlet.web.enabled", "true");
        settings.put("inlet.web.key", "the same on both machines of an installation");
        settings.put("inlet.telegram.enabled", "true");
        bot(settings, "inlet.telegram.", "telegram", BotApi.TOKEN);
        bot(settings, "inlet.telegram-hook.", "hook", "7000002:AA-token_of_the_bot_that_is_posted_to-00");
        settings.put("inlet.telegram-hook.webhook-secret", Sender.HOOK_SECRET);
        settings.put("inlet.telegram.webhook.enabled", "true");
        settings.put("inlet.phone.enabled", "true");
        settings.put("inlet.phone.secret", Sender.KEY);
        settings.put("inlet.phone.settle", "300ms");
        settings.put("inlet.target.desk.secret", Samples.KEY);
        settings.put("inlet.target.tracker.secret", TRACKER_TOKEN);
        settings.put("inlet.reply.email.enabled", "true");
        settings.put("inlet.reply.email.host", "127.0.0.1");
        settings.put("inlet.reply.email.port", String.valueOf(smtp.port()));
        settings.put("inlet.reply.email.security", "none");
        settings.put("inlet.reply.email.from", "support@inlet.example");
        settings.put("inlet.reply.notices-per-minute", "100000");
        if (server != null) {
            settings.put("inlet.database.url", server.address().url().replaceFirst(":\\d+/", ":" + cable.port() + "/"));
            settings.put("inlet.database.user", server.address().user());
            settings.put("inlet.database.password", server.address().password());
        }
        Map<String, String> variables = new HashMap<>(Program.variables(settings));
        if (clock != null) {
            variables.putAll(clock.environment());
        }
        return variables;
    }

    private void bot(Map<String, String> settings, String prefix, String inbox, String token) {
        settings.put(prefix + "token", token);
        settings.put(prefix + "inbox", inbox);
        settings.put(prefix + "base-url", bot.url());
        settings.put(prefix + "timeout", "2s");
        settings.put(prefix + "settle", "300ms");
        settings.put(prefix + "settle-most", "1s");
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() throws IOException {
        if (isRunning()) {
            gateway.terminate();
            keepOutput();
        }
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception broken) {
                throw new IOException("closing " + part, broken);
            }
        }
    }
}
