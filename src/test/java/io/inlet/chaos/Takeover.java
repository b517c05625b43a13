package io.inlet.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Two gateways on one database; one is stopped (SIGSTOP) while it holds leases, the other must have done its work in the promised time; then
 * the first goes on (SIGCONT) and must not do it again.
 */
final class Takeover implements Fault {
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration promise;
    private Duration took;

    Takeover(Duration promise) {
        this.promise = promise;
    }

    @Override
    public String name() {
        return "SIGSTOP of one of two gateways"
                + (took == null ? "" : ", taken over after %.1f s".formatted(took.toMillis() / 1000.0));
    }

    @Override
    public Flight strike(World world) throws Exception {
        Instance other = world.startSecond();
        if (!other.awaitReady()) {
            throw new AssertionError("the second gateway ended:\n" + String.join("\n", other.lines()));
        }
        Flight flight = null;
        for (int i = 0; i < TRIES && flight == null; i++) {
            flight = stop(world);
        }
        world.endSecond();
        if (flight != null && took.compareTo(promise) > 0) {
            throw new Broken("what a stopped gateway held was taken over after " + took + ", not within " + promise);
        }
        return flight;
    }

    /** What was in flight; null when the stopped one happened to hold nothing. */
    private Flight stop(World world) throws Exception {
        Set<String> held = new HashSet<>();
        long stopped;
        Flight flight;
        try (Faults.Hold hold = new Faults.Hold(world)) {
            Waiting.until(Duration.ofSeconds(20), () -> hold.caught(5));
            world.gateway().signal("STOP");
            stopped = System.nanoTime();
            held.addAll(world.database.rows(
                    row -> row.getString(1), "select raw_id::text from inbox_message where leased_until > now()"));
            flight = world.flight();
        }
        Waiting.pause(Duration.ofSeconds(1));
        boolean hadSome = !done(world, held);
        Waiting.until(LONGEST, () -> done(world, held));
        took = Duration.ofNanos(System.nanoTime() - stopped);
        world.gateway().signal("CONT");
        Waiting.pause(Duration.ofSeconds(3));
        return hadSome ? flight : null;
    }

    private static boolean done(World world, Set<String> held) {
        try {
            return world
                    .database
                    .rows(row -> row.getString(1), "select raw_id::text from inbox_message where state = 'PENDING'")
                    .stream()
                    .noneMatch(held::contains);
        } catch (SQLException away) {
            return false;
        }
    }
}
