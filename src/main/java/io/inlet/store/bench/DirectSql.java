package io.inlet.store.bench;

import io.inlet.message.Arrival;
import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.store.PostgresInbox;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The program's own statements, run directly: written down while the program runs them for the same messages, and then run again with
 * nothing around them but the driver.
 */
public final class DirectSql implements AutoCloseable {
    private final DirectConnections direct;
    private final Recorder recorder;
    private final Tables tables;

    public DirectSql(DataSource source, Recorder recorder) {
        this.direct = new DirectConnections(source);
        this.recorder = recorder;
        this.tables = new Tables(source);
    }

    /** Statements that are ready to run. */
    public interface Prepared {
        /**
         * Runs all of them once, on so many connections.
         *
         * @return nanoseconds
         */
        long run(int connections) throws SQLException, InterruptedException, ExecutionException;
    }

    /** What the line does to settle everything that is pending. Run once it is settled. */
    public Prepared settling(Claim limits, Consumer<List<Group>> pipeline, int threads)
            throws SQLException, InterruptedException, ExecutionException {
        long pending = tables.pending();
        Rehearsed rehearsed = Rehearsed.of(recorder, limits, pipeline, threads);
        tables.giveBack();
        tables.tidy();
        return connections -> {
            DirectRun run = new DirectRun(direct.take(connections));
            long begin = System.nanoTime();
            int settled = run.settle(rehearsed);
            long time = System.nanoTime() - begin;
            if (settled != pending || tables.pending() != 0) {
                throw new IllegalStateException("running the line's statements: of " + pending + " messages " + settled
                        + " were settled and " + tables.pending() + " are left");
            }
            return time;
        };
    }

    /** What capture does to keep these. */
    public Prepared capturing(List<Arrival> arrivals) throws IOException {
        PostgresInbox inbox = new PostgresInbox(recorder.undoing());
        recorder.taken();
        List<Deed> deeds = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            inbox.capture(arrival);
            deeds.addAll(recorder.taken());
        }
        return connections -> {
            DirectRun run = new DirectRun(direct.take(connections));
            long begin = System.nanoTime();
            run.run(deeds);
            return System.nanoTime() - begin;
        };
    }

    @Override
    public void close() throws SQLException {
        direct.close();
    }
}
