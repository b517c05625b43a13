package io.inlet.pipeline.inbox;

import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of what this process has in hand, so that leases can be short: the work of a process that died or stands still is
 * taken over soon, the work of one that is merely slow is not. A worker that hangs is not kept alive by it for ever. Thread-safe.
 */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    /** Of one lease: two renewals may go wrong before it runs out. */
    private static final int PARTS = 3;

    private final Inbox inbox;
    private final Duration lease;
    private final Duration longest;
    /** When each was claimed, by the nanoseconds of this machine, which no change of its clock moves. */
    private final Map<UUID, Long> held = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "leases"));

    private LeaseKeeper(Inbox inbox, Duration lease, Duration longest) {
        this.inbox = inbox;
        this.lease = lease;
        this.longest = longest;
    }

    /** @param longest for so long after its claim a lease is renewed */
    static LeaseKeeper start(Inbox inbox, Duration lease, Duration longest) {
        LeaseKeeper keeper = new LeaseKeeper(inbox, lease, longest);
        long pause = lease.dividedBy(PARTS).toNanos();
        keeper.timer.scheduleWithFixedDelay(keeper::renew, pause, pause, TimeUnit.NANOSECONDS);
        return keeper;
    }

    void hold(List<Group> groups) {
        long now = System.nanoTime();
        groups.forEach(group -> held.put(group.lease(), now));
    }

    void drop(List<Group> groups) {
        groups.forEach(group -> held.remove(group.lease()));
    }

    private void renew() {
        long now = System.nanoTime();
        List<UUID> leases = held.entrySet().stream()
                .filter(claimed -> now - claimed.getValue() < longest.toNanos())
                .map(Map.Entry::getKey)
                .toList();
        try {
            if (!leases.isEmpty()) {
                inbox.renew(leases, lease);
            }
        } catch (StoreUnavailableException away) {
            LOG.debug("Leases are not renewed while the store is away: {}", away.getMessage());
        } catch (Throwable unexpected) { // the timer would never fire again
            LOG.error("Renewing leases goes on after", unexpected);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
