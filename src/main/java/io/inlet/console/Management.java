package io.inlet.console;

import io.inlet.account.Credentials;
import io.inlet.alarm.Alarm;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The management listener: {@code /health/*}, {@code /metrics}, {@code /api/v1/*} and {@code /console/*}.
 *
 * <pre>{@code
 * try (Management management = Management.start(ports, ManagementOptions.loopback("0.1.0").at("127.0.0.1", 8081))) {
 *     ...
 * }
 * }</pre>
 */
public final class Management implements AutoCloseable {
    private final Listener listener;
    private final Situation situation;

    private Management(Listener listener, Situation situation) {
        this.listener = listener;
        this.situation = situation;
    }

    /** What needs a person now, the worst first. */
    public List<Alarm> alarms() {
        return situation.look().alarms();
    }

    /**
     * Listens; when it returns, requests are answered.
     *
     * @throws io.inlet.settings.ConfigurationException when the port is taken or the address is not this machine's
     */
    public static Management start(Ports ports, ManagementOptions options) {
        Health health = new Health(ports.parts(), options.clock());
        Credentials credentials = new Credentials(ports.accounts(), options.clock());
        Sessions sessions = new Sessions(options.clock());
        StaticFiles files = new StaticFiles();
        Situation situation = new Situation(health, ports.balance());
        Views views = new Views(situation, options.clock(), files.version());
        Gate gate = new Gate(ports.accounts(), credentials, sessions, views, isLoopback(options.bind()));
        Downloads downloads = new Downloads(ports.tickets());
        PausePages pauses = new PausePages(views, ports.pauses(), ports.pausable());
        List<Endpoint> endpoints = Stream.of(
                        new Probes(health, new Metrics(ports.balance(), health, ports.registry())).endpoints(),
                        new TicketApi(ports.tickets(), downloads).endpoints(),
                        new CallersApi(ports.callers()).endpoints(),
                        new ParkedApi(ports.parked()).endpoints(),
                        new StatusApi(ports.balance(), health).endpoints(),
                        files.endpoints(),
                        new StatePages(views, pauses, ports.balance(), ports.outbox(), options.version()).endpoints(),
                        pauses.endpoints(),
                        new TicketPages(views, ports.tickets(), downloads).endpoints(),
                        new ParkedPages(views, ports.parked()).endpoints(),
                        new AccountPages(views, ports.accounts(), credentials).endpoints(),
                        new LoginPage(views, credentials, sessions, new LoginGuard(options.clock())).endpoints())
                .flatMap(List::stream)
                .toList();
        return new Management(new Listener(options, endpoints, new Desk(gate, views)), situation);
    }

    /** The port in use, also where the options left the choice open. */
    public int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
