package io.inlet.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Two gateways on one database; the one that holds leases is stopped (SIGSTOP), the other must have done its work within 30 seconds; then
 * the first goes on (SIGCONT) and must not do it again.
 */
final class Takeover implements Fault {
    static final Duration PROMISE = Duration.ofSeconds(30);

    private Duration took;

    @Override
    public String name() {
        return "SIGSTOP of one of two gateways"
                + (took == null ? "" : ", taken over after %.1f s".formatted(took.toMillis() / 1000.0));
    }

    @Override
    public Flight strike(World world) throws Exception {
        Instance first = world.gateway();
        Set<String> held = new HashSet<>();
        Instance other = world.startSecond();
        if (!other.awaitReady()) {
            throw new AssertionError("the second gateway ended:\n" + String.join("\n", other.lines()));
        }
        long stopped;
        Flight flight;
        try (Faults.Hold hold = new Faults.Hold(world)) {
            Waiting.until(
                    Duration.ofSeconds(20), () -> world.database.count("inbox_message where leased_until > now()") > 5);
            first.signal("STOP");
            stopped = System.nanoTime();
            held.addAll(world.database.rows(
                    row -> row.getString(1), "select raw_id::text from inbox_message where leased_until > now()"));
            flight = world.flight();
        }
        Waiting.pause(Duration.ofSeconds(1));
        boolean hadSome = !done(world, held);
        boolean done = Waiting.until(Duration.ofMinutes(3), () -> done(world, held));
        took = Duration.ofNanos(System.nanoTime() - stopped);
        first.signal("CONT");
        Waiting.pause(Duration.ofSeconds(3));
        world.endSecond();
        if (!done || took.compareTo(PROMISE) > 0) {
            throw new AssertionError(
                    "what a stopped gateway held was taken over after " + took + ", not within " + PROMISE);
        }
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
