package io.inlet.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Faults one after the other under load, then quiet, then judgement. */
final class Run {
    private static final Duration QUIET = Duration.ofSeconds(Long.getLong("inlet.chaos.quiet", 300));
    private static final Duration LIVE = Duration.ofMinutes(5);

    private final World world;
    private final Report report;
    private final Path file;

    /** @param file where the report is written, again and again */
    Run(World world, Report report, Path file) {
        this.file = file;
        this.world = world;
        this.report = report;
    }

    /** A gateway that dies is started again at once, armed for the next fault. */
    void strike(List<Fault> faults) throws Exception {
        world.load.goOn();
        for (Fault fault : faults) {
            prepare(fault);
            try {
                report.fault(fault, fault.strike(world));
            } catch (Broken promise) {
                report.wrong(List.of(fault.name() + ": " + promise.getMessage()));
            }
            if (!world.isRunning()) {
                world.keepOutput();
            }
            report.write(file);
        }
    }

    private void prepare(Fault fault) throws IOException {
        Instance before = world.gateway();
        boolean fits = world.isRunning() && fault.armed() == null && world.gateway().armed == null;
        if (!fits) {
            if (world.isRunning()) {
                report.fault(Faults.terminate(), world.flight());
                world.gateway().terminate();
                world.keepOutput();
            }
            world.start(fault.armed());
        }
        if (!fault.early()) {
            awaitReady();
        } else if (fault.armed() != null) {
            world.gateway().awaitReady();
        }
        if (world.gateway() != before && world.gateway().untilReady() != null) {
            report.restarted(world.gateway().untilReady());
        }
    }

    private void awaitReady() {
        if (!world.gateway().awaitReady()) {
            throw new AssertionError("the gateway ended before it was ready:\n"
                    + String.join("\n", world.gateway().lines()));
        }
    }

    /** No more faults: everything is finished, a live message of each kind goes through, and the judge is asked. */
    void settle() throws Exception {
        world.load.finish();
        if (world.isRunning()) {
            world.gateway().terminate();
            world.keepOutput();
        }
        world.start(null); // so that no target is resting any more
        awaitReady();
        report.restarted(world.gateway().untilReady());
        drain("after the faults");
        List<Item> probes =
                List.of(Kind.values()).stream().map(world.load::probe).toList();
        if (!Waiting.until(LIVE, () -> probes.stream().allMatch(world.ledger::isAcknowledged))) {
            report.wrong(List.of("no live message goes through: " + world.ledger.open()));
        }
        drain("after the probes");
        report.wrong(Judge.judge(world));
        report.note("judged: %d items issued, %d acknowledged, %d tickets, %d articles, %d parked"
                .formatted(
                        world.ledger.issued().size(),
                        world.ledger.acknowledged().size(),
                        world.database.count("ticket"),
                        world.database.count("article where direction = 'IN'"),
                        world.database.count("inbox_message where state = 'PARKED'")));
    }

    private void drain(String when) {
        long begun = System.nanoTime();
        boolean quiet = Waiting.until(QUIET, this::isQuiet);
        report.note("quiet " + when + " in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        if (!quiet) {
            Map<Kind, Integer> open = world.ledger.open();
            report.wrong(List.of("not everything is finished " + when + ": " + world.flight() + " " + open));
        }
    }

    private boolean isQuiet() {
        hurry();
        Flight flight = world.flight();
        Waiting.pause(Duration.ofMillis(300));
        return world.load.isIdle()
                && flight.open().isEmpty()
                && flight.pending() == 0
                && flight.deliveries() == 0
                && flight.spooled() == 0;
    }

    /** Time passes: pauses between attempts end, and so do the leases of the dead. */
    private void hurry() {
        try {
            world.database.update(
                    "update delivery set due_at = now() where state in ('RETRY', 'UNKNOWN') and due_at > now()");
            world.database.update(
                    "update delivery set leased_until = now() where state = 'SENDING' and leased_until > now() and started_at <"
                            + " now() - interval '20 seconds'");
        } catch (SQLException away) {
            Waiting.pause(Duration.ofSeconds(1));
        }
    }
}
