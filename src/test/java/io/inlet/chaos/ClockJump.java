package io.inlet.chaos;

import java.time.Duration;
import java.util.List;

/** The gateway's clock is set while it works, and stays so until the next jump; what comes in then is told everywhere as soon as ever. */
final class ClockJump implements Fault {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Duration ahead;

    /** @param ahead of the true time */
    ClockJump(Duration ahead) {
        this.ahead = ahead;
    }

    static List<Fault> all() {
        return List.of(
                new ClockJump(Duration.ofHours(3)),
                new ClockJump(Duration.ofHours(-5)),
                new ClockJump(Duration.ofDays(4)),
                new ClockJump(Duration.ofHours(-30)),
                new ClockJump(Duration.ZERO));
    }

    @Override
    public String name() {
        return "the gateway's clock is set to " + (ahead.isNegative() ? "" : "+") + ahead.toHours() + " h";
    }

    @Override
    public Flight strike(World world) throws Exception {
        Waiting.pause(Duration.ofMillis(world.random.nextInt(1500)));
        Flight flight = world.flight();
        world.clock.set(ahead);
        for (Kind kind : Kind.values()) {
            Item probe = world.load.probe(kind);
            if (!Waiting.until(SOON, () -> isTold(world, probe))) {
                throw new Broken(probe.token() + " waits for more than " + SOON);
            }
        }
        return flight;
    }

    private static boolean isTold(World world, Item item) {
        String articles =
                "article a where a.direction = 'IN' and a.subject || ' ' || a.text like '%" + item.token() + "%'";
        return world.ledger.isAcknowledged(item)
                && world.database.count(articles) == 1
                && world.database.count(
                                articles
                                        + " and exists (select 1 from delivery d where d.ticket_id = a.ticket_id and d.state <> 'DELIVERED')")
                        == 0;
    }
}
