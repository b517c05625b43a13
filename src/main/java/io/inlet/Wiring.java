package io.inlet;

import io.inlet.alarm.AlarmWatch;
import io.inlet.console.Management;
import io.inlet.dispatch.Attempt;
import io.inlet.dispatch.Backoff;
import io.inlet.dispatch.DeliveryStates;
import io.inlet.dispatch.Gates;
import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.Settlement;
import io.inlet.dispatch.TargetAdapter;
import io.inlet.dispatch.WebhookAdapter;
import io.inlet.dispatch.reply.ReplyByEmail;
import io.inlet.dispatch.reply.ReplyByTelegram;
import io.inlet.dispatch.rt.RequestTrackerAdapter;
import io.inlet.dispatch.rt.RequestTrackerFeedback;
import io.inlet.message.Reason;
import io.inlet.pipeline.Admit;
import io.inlet.pipeline.Answer;
import io.inlet.pipeline.Await;
import io.inlet.pipeline.Capture;
import io.inlet.pipeline.FailureDoors;
import io.inlet.pipeline.Limits;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.PauseWatch;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.bot.BotComponent;
import io.inlet.pipeline.bot.TelegramFiles;
import io.inlet.pipeline.door.DoorComponent;
import io.inlet.pipeline.door.DoorVital;
import io.inlet.pipeline.door.HttpDoor;
import io.inlet.pipeline.files.FileFetcher;
import io.inlet.pipeline.files.FileLimits;
import io.inlet.pipeline.inbox.InboxComponent;
import io.inlet.pipeline.mailbox.MailboxComponent;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.pipeline.outbox.Dispatch;
import io.inlet.pipeline.outbox.FeedbackPollers;
import io.inlet.pipeline.outbox.KameletTransport;
import io.inlet.pipeline.outbox.OutboxComponent;
import io.inlet.pipeline.outbox.SmtpAccount;
import io.inlet.pipeline.vital.DiskVital;
import io.inlet.pipeline.vital.LineVital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.pipeline.vital.Watchdog;
import io.inlet.settings.FileSettings;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Inboxes;
import io.inlet.settings.LimitSettings;
import io.inlet.settings.Settings;
import io.inlet.ticket.TicketTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.camel.Component;

/** Picks the implementations behind the routes and names their beans; those of the database are {@link StoreWiring}'s choice. */
public final class Wiring {
    /** The names that routes may use, for whoever checks them without starting. */
    public static final Set<String> BEANS = Set.of(
            "admit",
            "capture",
            "await",
            "answer",
            "normalise",
            "identify",
            "match",
            "classify",
            "acknowledge",
            "store",
            "dispatch",
            "webPage",
            "receipts");

    private static final Duration WATCH = Duration.ofSeconds(5);

    private final Home home;
    private final Settings settings;
    private final Configuration configuration;
    private final StorePorts ports;
    private final Clock clock;
    private final Vitals vitals = new Vitals();
    private final Valves valves;
    private final FailureDoors doors;
    private final Gates gates;
    private final Logins logins;
    private final KameletTransport transport;
    private final LineWiring line;
    private final List<TargetAdapter> adapters;
    private volatile PushedChannels pushed;

    Wiring(Home home, Settings settings, Configuration configuration, StorePorts ports, Settled settled, Clock clock)
            throws IOException {
        this.home = home;
        this.settings = settings;
        this.configuration = configuration;
        this.ports = ports;
        this.clock = clock;
        this.valves = new Valves(vitals, Pausables.held(settings));
        this.doors = new FailureDoors(ports.inbox(), settled);
        this.logins = new OauthLogins(settings, home.data(settings), clock);
        this.transport = new KameletTransport(SmtpAccount.all(settings, logins), clock);
        TicketTokens tokens = new TicketTokens(InstallationKey.of(home, settings));
        this.line = new LineWiring(home, settings, configuration, ports, settled, tokens, clock);
        this.adapters = adapters(configuration, tokens);
        this.gates = new Gates(configuration.everyTarget(), clock);
    }

    /** What is known of each kind of target. */
    static List<TargetAdapter> adapters(Configuration configuration, TicketTokens tokens) {
        return List.of(
                new WebhookAdapter(),
                new RequestTrackerAdapter(),
                new ReplyByEmail(configuration.replies().senders(), tokens),
                new ReplyByTelegram());
    }

    /** The line's workers alone, for whoever feeds them from elsewhere. */
    LineWiring line() {
        return line;
    }

    /** Beans by the names that the routes know. */
    Map<String, Object> beans(HttpDoor door, PushedChannels pushed) throws IOException {
        Map<String, Object> beans = new HashMap<>(line.beans(false));
        beans.put("httpDoor", door);
        beans.put("admit", new Admit(pushed.receptions(), limits()));
        beans.put("capture", new Capture(ports.inbox(), pushed.spool()));
        beans.put("await", new Await(ports.inbox(), ports.store(), doors, valves));
        beans.put("answer", new Answer(pushed.receptions()));
        beans.put("webPage", pushed.web().page());
        beans.put("receipts", pushed.web().receipts());
        beans.put("dispatch", dispatch());
        return beans;
    }

    /** Looks at what cannot say by itself how it is. */
    Watchdog startWatchdog(HttpDoor door) {
        DoorVital port = new DoorVital(door);
        DiskVital disk = new DiskVital(home.data(settings), settings.get(LimitSettings.DISK));
        LineVital line = new LineVital();
        List.of(port, disk, line).forEach(vitals::add);
        return Watchdog.start(
                WATCH,
                List.of(
                        vitals.loops()::watch,
                        port::probe,
                        disk::probe,
                        () -> line.look(ports.balance().read())));
    }

    private Limits limits() {
        Limits limits = new Limits(settings);
        vitals.add(limits);
        return limits;
    }

    /** What stands behind the door, with the spool of this home open; whoever asked closes it. */
    PushedChannels pushedChannels() throws IOException {
        pushed = PushedChannels.open(home, settings, configuration, ports, vitals, clock);
        return pushed;
    }

    /** Whoever fetches files that messengers give after their message. */
    FileFetcher startFiles() throws IOException {
        return FileFetcher.start(
                ports.lateFiles(),
                List.of(new TelegramFiles(settings)),
                line.workbench(),
                new FileLimits(
                        settings.get(FileSettings.LIMIT),
                        settings.get(FileSettings.WINDOW),
                        settings.get(FileSettings.TIMEOUT)),
                vitals,
                clock);
    }

    private Dispatch dispatch() {
        return new Dispatch(
                new DeliveryStates(ports.tickets(), configuration.everyTarget(), managementUrl()),
                new Attempt(adapters, transport, gates, clock),
                new Settlement(ports.outbox(), new Backoff(RandomGenerator.getDefault()), clock),
                clock);
    }

    /** Our own Camel components. */
    Map<String, Component> components() {
        return Map.of(
                "inbox",
                new InboxComponent(ports.inbox(), doors, vitals.loops(), valves),
                "outbox",
                new OutboxComponent(
                        ports.outbox(),
                        configuration.everyTarget(),
                        gates,
                        transport,
                        new SelfTest(adapters, transport),
                        vitals,
                        clock),
                "mailbox",
                new MailboxComponent(ports.inbox(), Inboxes.of(settings), logins, vitals, valves, clock),
                "bot",
                new BotComponent(ports.inbox(), settings, vitals, clock),
                "door",
                new DoorComponent());
    }

    /** Obeys what operators pause, from now on. */
    PauseWatch startPauses() {
        return PauseWatch.start(ports.pauses(), valves);
    }

    /** @param storeTrouble why the store cannot be worked on now */
    Management startManagement(Supplier<Optional<Reason>> storeTrouble) {
        return new ManagementWiring(settings, configuration, ports, vitals).start(storeTrouble, this::isSheltering);
    }

    /** Whether what is pushed would be kept now, were the store away. */
    private boolean isSheltering() {
        PushedChannels opened = pushed;
        return opened != null && opened.spool().hasRoom();
    }

    /** Sees that somebody is told what needs a person. */
    AlarmWatch startAlarms(Management management) {
        return new AlarmWiring(home, settings, configuration, transport, clock).start(management);
    }

    /** Hears what staff did at the targets, through the connectors of the running routes. */
    FeedbackPollers startListening() {
        return new FeedbackPollers(ports.feedbacks(), transport, vitals, clock)
                .start(configuration.targets(), List.of(new RequestTrackerFeedback()));
    }

    private URI managementUrl() {
        return URI.create("http://localhost:" + settings.get(HttpSettings.MANAGEMENT_PORT));
    }
}
