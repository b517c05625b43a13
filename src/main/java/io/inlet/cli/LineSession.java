package io.inlet.cli;

import io.inlet.Gateway;
import io.inlet.Home;
import io.inlet.OpenDatabase;
import io.inlet.StorePorts;
import io.inlet.StoreWiring;
import io.inlet.message.Reason;
import io.inlet.settings.Settings;
import io.inlet.ticket.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The line for a command: the running gateway's workers where one runs on this data, else workers of its own and nothing else. */
final class LineSession implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final StorePorts ports;
    private final Runnable end;

    private LineSession(StorePorts ports, Runnable end) {
        this.ports = ports;
        this.end = end;
    }

    static LineSession open(Home home, Settings settings) throws Exception {
        OpenDatabase database = OpenDatabase.forCommand(home, settings);
        if (database.belongsToAnother()) {
            return new LineSession(StoreWiring.ports(database, settings), database::close);
        }
        Gateway line = Gateway.startLine(home, settings, database);
        return new LineSession(line.ports(), line::close);
    }

    StorePorts ports() {
        return ports;
    }

    /** Waits until a captured row is settled. */
    List<Outcome> settled(UUID raw) {
        while (true) {
            var outcomes = ports.store().outcomes(raw);
            if (outcomes.isPresent()) {
                return outcomes.get();
            }
            var parked = ports.parked().find(raw);
            if (parked.isPresent()) {
                Reason why = parked.get().reason();
                return List.of(new Outcome.Parked(List.of(why)));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
