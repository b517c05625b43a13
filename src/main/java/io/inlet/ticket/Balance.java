package io.inlet.ticket;

import java.util.List;

/**
 * The counters of the line, read in one snapshot. At any moment, for every channel: captured = opened + appended + duplicate + ignored +
 * parked + pending; for every target: queued = delivered + waiting + unknown + parked. Sandbox inboxes are not in them.
 */
public interface Balance {
    /** Items of one channel's inbox. */
    record Line(
            String channel,
            String brand,
            String inbox,
            long captured,
            long opened,
            long appended,
            long duplicate,
            long ignored,
            long parked,
            long pending) {
        public boolean holds() {
            return captured == opened + appended + duplicate + ignored + parked + pending;
        }
    }

    /** Deliveries of one target. */
    record Target(
            String target, long queued, long delivered, long waiting, long unknown, long parked, String pausedFor) {
        public boolean holds() {
            return queued == delivered + waiting + unknown + parked;
        }
    }

    /** Both, from one snapshot, with the age of the oldest unfinished work in seconds (0: none). */
    record Sheet(List<Line> lines, List<Target> targets, long oldestPendingSeconds, long oldestWaitingSeconds) {}

    Sheet read();
}
