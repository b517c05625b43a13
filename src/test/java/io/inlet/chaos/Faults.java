package io.inlet.chaos;

import io.inlet.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All faults there are. */
final class Faults {
    private static final Set<Failpoint> OF_DELIVERIES =
            EnumSet.of(Failpoint.AFTER_DELIVERY_CLAIM, Failpoint.BEFORE_DELIVERY_COMMIT, Failpoint.AFTER_DELIVERY);
    private static final List<String> TARGETS = List.of("desk", "tracker", "reply-email");
    private static final Set<Failpoint> OF_THE_SPOOL = EnumSet.range(Failpoint.SPOOL_WRITTEN, Failpoint.SPOOL_CAPTURED);
    private static final List<Kind> PUSHED = List.of(Kind.FORM, Kind.HOOK, Kind.CALL);
    /** Files in the spool. */
    private static final int SOME = 3;

    private static final Duration UNTIL_REACHED = Duration.ofMinutes(3);

    private Faults() {}

    private record Simple(String name, boolean early, Strike how) implements Fault {
        interface Strike {
            Flight strike(World world) throws Exception;
        }

        @Override
        public Flight strike(World world) throws Exception {
            return how.strike(world);
        }
    }

    private record Halt(Failpoint point, String whose) implements Fault {
        @Override
        public String name() {
            return "halt " + armed();
        }

        @Override
        public String armed() {
            return point.word() + "@" + whose;
        }

        @Override
        public boolean early() {
            return true;
        }

        @Override
        public Flight strike(World world) {
            return awaitHalt(world) ? world.flight() : null;
        }
    }

    /**
     * Halts between two steps of the spool: the database is away, and comes back when the process is dead, or when enough lies in the spool
     * for one that halts while it is drained.
     */
    private record SpoolHalt(Failpoint point, Kind kind) implements Fault {
        @Override
        public String name() {
            return "halt " + armed() + " while the database is away";
        }

        @Override
        public String armed() {
            return point.word() + "@" + kind.inbox;
        }

        /** What lies in the spool from the fault before is drained at once. */
        @Override
        public boolean early() {
            return true;
        }

        @Override
        public Flight strike(World world) {
            world.cable.cut();
            try {
                if (point == Failpoint.SPOOL_CAPTURED) {
                    Waiting.until(
                            UNTIL_REACHED,
                            () -> world.spooled() >= SOME || !world.gateway().isAlive());
                    world.cable.mend();
                }
                return awaitHalt(world) ? world.flight() : null;
            } finally {
                world.cable.mend();
            }
        }
    }

    private static boolean awaitHalt(World world) {
        boolean ended = Waiting.until(UNTIL_REACHED, () -> !world.gateway().isAlive());
        if (ended && !world.gateway().halted()) {
            throw new AssertionError(
                    "the gateway ended by itself with " + world.gateway().status() + ":\n"
                            + String.join("\n", world.gateway().lines()));
        }
        return ended;
    }

    /** Every failpoint of the spool for each kind that is pushed. */
    static List<Fault> spoolHalts() {
        List<Fault> halts = new ArrayList<>();
        for (Failpoint point : OF_THE_SPOOL) {
            PUSHED.forEach(kind -> halts.add(new SpoolHalt(point, kind)));
        }
        return halts;
    }

    /** Every failpoint of every way in and out, with the database up. */
    static List<Fault> halts() {
        List<Fault> halts = new ArrayList<>();
        for (Failpoint point : Failpoint.values()) {
            if (OF_DELIVERIES.contains(point)) {
                TARGETS.forEach(target -> halts.add(new Halt(point, target)));
            } else if (!OF_THE_SPOOL.contains(point)) {
                for (Kind kind : Kind.values()) {
                    halts.add(new Halt(point, kind.inbox));
                }
            }
        }
        return halts;
    }

    static Fault kill() {
        return new Simple("kill -9 of the gateway", true, world -> {
            Waiting.pause(Duration.ofMillis(world.random.nextInt(6000)));
            world.gateway().kill();
            return world.flight();
        });
    }

    /** At the moment of an acknowledgement: what was acknowledged lies in the spool, and nowhere else. */
    static Fault killAway() {
        return new Simple("kill -9 of the gateway while the database is away", false, world -> {
            world.cable.cut();
            Waiting.until(UNTIL_REACHED, () -> world.spooled() >= SOME);
            long before = acknowledgedPushes(world);
            Waiting.until(UNTIL_REACHED, () -> acknowledgedPushes(world) > before);
            world.gateway().kill();
            Flight flight = world.flight();
            world.cable.mend();
            return flight;
        });
    }

    private static long acknowledgedPushes(World world) {
        return world.ledger.acknowledged().stream()
                .filter(item -> PUSHED.contains(item.kind()))
                .count();
    }

    static Fault terminate() {
        return new Simple("SIGTERM to the gateway", false, world -> {
            Waiting.pause(Duration.ofMillis(500 + world.random.nextInt(1500)));
            Flight flight = world.flight();
            world.gateway().terminate();
            return flight;
        });
    }

    static Fault cut(boolean silent) {
        return new Simple(
                silent ? "the network to the database falls silent" : "the network to the database is cut",
                false,
                world -> {
                    Waiting.pause(Duration.ofMillis(world.random.nextInt(1500)));
                    if (silent) {
                        world.cable.silence();
                    } else {
                        world.cable.cut();
                    }
                    Flight flight = world.flight();
                    Waiting.pause(Duration.ofMillis(500 + world.random.nextInt(4000)));
                    world.cable.mend();
                    return flight;
                });
    }

    static Fault backend() {
        return new Simple("kill -9 of a backend of the database", false, world -> {
            Waiting.pause(Duration.ofMillis(world.random.nextInt(1500)));
            List<Long> pids = new ArrayList<>();
            Waiting.until(Duration.ofSeconds(60), () -> pids.addAll(backends(world)));
            Flight flight = world.flight();
            Instance.signal(pids.get(0), "KILL");
            awaitDatabase(world);
            return flight;
        });
    }

    /** Those of the gateway, whoever worked last first. */
    private static List<Long> backends(World world) {
        try {
            return world.database.rows(
                    row -> row.getLong(1),
                    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
                            + " order by state_change desc");
        } catch (SQLException comingUp) {
            return List.of();
        }
    }

    /** The external one: stopped at once, as by a power cut, and started again. */
    static Fault restartDatabase() {
        return new Simple("immediate restart of the database", false, world -> {
            Waiting.pause(Duration.ofMillis(world.random.nextInt(1500)));
            Flight flight = world.flight();
            Instance.signal(postmaster(world.serverFolder), "QUIT");
            Waiting.until(Duration.ofSeconds(20), () -> world.database.count("ticket") < 0);
            Waiting.pause(Duration.ofMillis(world.random.nextInt(3000)));
            Waiting.until(Duration.ofSeconds(30), world.server::revive);
            awaitDatabase(world);
            return flight;
        });
    }

    /** The gateway's own: it must bring it back by itself. */
    static Fault killEmbedded() {
        return new Simple("kill -9 of the embedded PostgreSQL", false, world -> {
            Waiting.pause(Duration.ofMillis(world.random.nextInt(1500)));
            Flight flight = world.flight();
            Instance.signal(postmaster(world.folder.resolve("one/data")), "KILL");
            Waiting.until(Duration.ofSeconds(20), () -> world.database.count("ticket") < 0);
            awaitDatabase(world);
            return flight;
        });
    }

    static Fault fullDisk(SmallDisk disk) {
        return new Simple("the disk of the database is full", false, world -> {
            Waiting.pause(Duration.ofMillis(world.random.nextInt(2000)));
            disk.fill();
            Waiting.pause(Duration.ofSeconds(4 + world.random.nextInt(6)));
            Flight flight = world.flight();
            disk.free();
            Waiting.until(Duration.ofSeconds(60), () -> world.database.count("ticket") >= 0 || world.server.revive());
            awaitDatabase(world);
            return flight;
        });
    }

    static Fault mood(Meddler.Mood mood) {
        return new Simple("the targets: " + mood, false, world -> {
            world.deskMeddler.mood(mood);
            world.trackerMeddler.mood(mood);
            int before = world.deskMeddler.spoilt() + world.trackerMeddler.spoilt();
            boolean met = Waiting.until(
                    UNTIL_REACHED, () -> world.deskMeddler.spoilt() + world.trackerMeddler.spoilt() >= before + 4);
            Flight flight = world.flight();
            world.deskMeddler.mood(Meddler.Mood.HELPFUL);
            world.trackerMeddler.mood(Meddler.Mood.HELPFUL);
            return met ? flight : null;
        });
    }

    private static void awaitDatabase(World world) {
        if (!Waiting.until(Duration.ofMinutes(2), () -> world.database.count("ticket") >= 0)) {
            throw new AssertionError("the database did not come back within two minutes");
        }
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgresql/cluster/postmaster.pid"))
                .get(0)
                .strip());
    }

    /** Stops workers in the middle of their leases: nothing can be stored while it is held. */
    static final class Hold implements AutoCloseable {
        private final World world;
        private final Connection connection;

        Hold(World world) throws Exception {
            this.world = world;
            connection = world.database.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table article in share mode");
            }
        }

        /** Whether workers wait with more than so many leases. */
        boolean caught(int leases) {
            return world.database.count("inbox_message where leased_until > now()") > leases;
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
