package io.inlet.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Slows down whoever guesses passwords: after a few wrong ones for a name from an address that pair has to wait, longer each time; an
 * address that tries many names has to wait as a whole. Thread-safe.
 */
final class LoginGuard {
    static final int FREE_TRIES = 5;
    static final int FREE_TRIES_OF_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Tries> tries = new HashMap<>();

    LoginGuard(Clock clock) {
        this.clock = clock;
    }

    /** How long this address has to wait before it may try this name; zero: it may try now. */
    synchronized Duration wait(String address, String name) {
        Duration ofPair = wait(pair(address, name), FREE_TRIES);
        Duration ofAddress = wait(address, FREE_TRIES_OF_ADDRESS);
        return ofPair.compareTo(ofAddress) > 0 ? ofPair : ofAddress;
    }

    /** Counts a try as wrong before its password is looked at, so that many at once are not all free. */
    synchronized void trying(String address, String name) {
        Instant now = clock.instant();
        if (tries.size() >= MOST) {
            tries.values().removeIf(old -> old.last.plus(LONGEST_WAIT).isBefore(now));
        }
        if (tries.size() < MOST) {
            count(pair(address, name), now);
        }
        count(address, now);
    }

    /** The try was right after all. */
    synchronized void succeeded(String address, String name) {
        tries.remove(pair(address, name));
        tries.computeIfPresent(address, (key, so) -> so.failed <= 1 ? null : new Tries(so.failed - 1, so.last));
    }

    private void count(String key, Instant now) {
        tries.merge(key, new Tries(1, now), (before, one) -> {
            boolean forgotten = before.last.plus(LONGEST_WAIT).isBefore(now);
            return new Tries(forgotten ? 1 : before.failed + 1, now);
        });
    }

    private Duration wait(String key, int free) {
        Tries so = tries.get(key);
        if (so == null || so.failed < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(so.failed - free, 10);
        Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
        Instant until = so.last.plus(whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole);
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The address cannot contain the separator, so no name makes two pairs one. */
    private static String pair(String address, String name) {
        return address + "|" + name;
    }

    private record Tries(int failed, Instant last) {}
}
