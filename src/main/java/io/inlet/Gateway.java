package io.inlet;

import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A running gateway. It starts from the inside out (database, console, door, routes) and ends from the outside in, PostgreSQL last, so
 * that everything that was taken in can still be written.
 */
public final class Gateway implements AutoCloseable {
    private final Wiring wiring;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private Gateway(Wiring wiring) {
        this.wiring = wiring;
    }

    /** A channel or target as {@code run} shows it; {@code why} explains, and may be null. */
    public record Part(String name, boolean on, String why) {}

    /**
     * Starts everything that the home's configuration asks for.
     *
     * @throws io.inlet.settings.ConfigurationException with all problems of the configuration at once
     */
    public static Gateway start(Home home, Settings settings, Settled settled) throws Exception {
        Configuration configuration = Configuration.load(home, settings);
        return start(
                new Wiring(home, settings, configuration, OpenDatabase.forGateway(home, settings), settled),
                List.of("*"));
    }

    /** Starts only the workers of the line, for a command that feeds it; neither doors nor pollers nor deliveries. */
    public static Gateway lineOnly(Home home, Settings settings, OpenDatabase database) throws Exception {
        try {
            Configuration configuration = Configuration.load(home, settings);
            Wiring wiring = new Wiring(home, settings, configuration, database, work -> {});
            return start(wiring, List.of("errors", "inbox", "pipeline"));
        } catch (Exception | Error failure) {
            database.close();
            throw failure;
        }
    }

    private static Gateway start(Wiring wiring, List<String> routes) throws Exception {
        Gateway gateway = new Gateway(wiring);
        try {
            gateway.started.push(wiring.database());
            for (Wiring.Start part : wiring.parts(routes)) {
                gateway.started.push(part.start());
            }
            return gateway;
        } catch (Exception | Error failure) {
            gateway.closeAfter(failure);
            throw failure;
        }
    }

    public StorePorts ports() {
        return wiring.ports();
    }

    public String databasePlace() {
        return wiring.database().place();
    }

    public List<Part> parts() {
        return wiring.shown();
    }

    /** Where forms and webhooks come in. */
    public String publicUrl() {
        return wiring.publicUrl();
    }

    public String consoleUrl() {
        return wiring.consoleUrl();
    }

    /** The first administrator's password, when this start made it. */
    public Optional<String> firstPassword() {
        return wiring.firstPassword();
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (Exception further) {
            failure.addSuppressed(further);
        }
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
