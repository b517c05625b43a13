package io.inlet;

import io.inlet.account.Credentials;
import io.inlet.console.Management;
import io.inlet.message.Reason;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.door.HttpDoor;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running gateway. It starts from the inside out (database, console, door, routes) and ends from the outside in, PostgreSQL last, so
 * that everything that was taken in can still be written.
 */
public final class Gateway implements AutoCloseable {
    private static final Duration UPKEEP = Duration.ofSeconds(5);
    private static final List<String> LINE_ROUTES = List.of("errors", "inbox", "pipeline");

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Settings settings;
    private final Configuration configuration;
    private final OpenDatabase database;
    private final StorePorts ports;
    private final StoreClock clock = new StoreClock();
    private Routes routes;
    private Management management;
    private HttpDoor door;
    private volatile Secret firstPassword;

    private Gateway(Settings settings, Configuration configuration, OpenDatabase database) {
        this.settings = settings;
        this.configuration = configuration;
        this.database = database;
        this.ports = StoreWiring.ports(database, settings, configuration.templates());
        started.push(database);
        database.whenThere(() -> clock.read(database::now));
    }

    /**
     * Starts everything that the home's configuration asks for.
     *
     * @throws io.inlet.settings.ConfigurationException with all problems of the configuration at once
     */
    public static Gateway start(Home home, Settings settings, Settled settled) throws Exception {
        Configuration configuration = Configuration.load(home, settings);
        Gateway gateway = new Gateway(settings, configuration, OpenDatabase.forGateway(home, settings));
        return gateway.started(() -> gateway.startAll(home, settled));
    }

    /**
     * Starts only the workers of the line, for a command that feeds it; neither doors nor pollers nor deliveries. Takes the database over.
     */
    public static Gateway startLine(Home home, Settings settings, OpenDatabase database) throws Exception {
        Gateway gateway;
        try {
            gateway = new Gateway(settings, Configuration.load(home, settings), database);
        } catch (RuntimeException | Error failure) {
            database.close();
            throw failure;
        }
        return gateway.started(() -> {
            Wiring wiring =
                    new Wiring(home, settings, gateway.configuration, gateway.ports, Settled.SILENT, gateway.clock);
            gateway.startUpkeep();
            gateway.startRoutes(home, LINE_ROUTES, wiring, wiring.line().beans(true));
        });
    }

    private void startAll(Home home, Settled settled) throws Exception {
        Wiring wiring = new Wiring(home, settings, configuration, ports, settled, clock);
        Upkeep upkeep = startUpkeep();
        management = wiring.startManagement(() -> storeTrouble(upkeep));
        started.push(management);
        door = HttpDoor.of(settings, home.folder(), clock);
        door.startUnfilled();
        started.push(door);
        PushedChannels pushed = wiring.pushedChannels();
        started.push(pushed);
        started.push(wiring.startPauses());
        startRoutes(home, List.of("*"), wiring, wiring.beans(door, pushed));
        started.push(wiring.startFiles());
        started.push(wiring.startListening());
        started.push(wiring.startAlarms(management));
        door.filled();
        started.push(wiring.startWatchdog(door));
        // once more on top: at the end the door is closed first, so that those inside are still answered
        started.push(door);
        // last, since whoever is to read it sees it only when the start succeeds
        database.whenThere(() -> firstPassword =
                new Credentials(ports.accounts(), clock).firstAdministrator().orElse(null));
    }

    private Optional<Reason> storeTrouble(Upkeep upkeep) {
        return database.trouble()
                .map(words ->
                        Reason.of("store-trouble", words.lines().findFirst().orElse("")))
                .or(() -> upkeep.isStoreThere() ? Optional.empty() : Optional.of(Reason.of("store-away")));
    }

    private Upkeep startUpkeep() {
        Runnable work = () -> {
            database.revive();
            clock.read(database::now);
            ports.upkeep().run();
        };
        Upkeep upkeep = Upkeep.start(work, UPKEEP);
        started.push(upkeep);
        return upkeep;
    }

    private void startRoutes(Home home, List<String> files, Wiring wiring, Map<String, Object> beans) throws Exception {
        routes = Routes.start(home, files, settings, beans, wiring.components());
        started.push(routes);
    }

    /** A part of starting that may go wrong. */
    private interface Step {
        void run() throws Exception;
    }

    private Gateway started(Step steps) throws Exception {
        try {
            steps.run();
            return this;
        } catch (Exception | Error failure) {
            try {
                close();
            } catch (RuntimeException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    StoreClock clock() {
        return clock;
    }

    public StorePorts ports() {
        return ports;
    }

    Routes routes() {
        return routes;
    }

    Configuration configuration() {
        return configuration;
    }

    OpenDatabase database() {
        return database;
    }

    public String databasePlace() {
        return database.place();
    }

    /** Why nothing can be done with the database now: what is pushed is kept in the spool meanwhile. */
    public Optional<String> databaseTrouble() {
        return database.trouble();
    }

    /** Does something now, or as soon as the database is there and the first administrator known. */
    public void whenThere(Runnable work) {
        database.whenThere(work);
    }

    /** Channels and targets, on or off, with the reason. */
    public List<Part> parts() {
        return Part.of(settings, configuration);
    }

    /** Where forms and webhooks come in, as this machine sees it. */
    public String publicUrl() {
        return settings.find(HttpSettings.PUBLIC_URL).orElse("http://localhost:" + door.port());
    }

    public String consoleUrl() {
        return "http://localhost:" + management.port() + "/console/";
    }

    /** The first administrator's password, when this start made it. */
    public Optional<Secret> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    /** Ends every part, whatever another part's end throws. */
    @Override
    public void close() {
        RuntimeException failures = null;
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception failure) {
                if (failures == null) {
                    failures = new IllegalStateException("ending the gateway");
                }
                failures.addSuppressed(failure);
            }
        }
        if (failures != null) {
            throw failures;
        }
    }
}
