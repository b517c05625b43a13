package io.inlet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The database's time, which all gateways share and by which leases and due times are reckoned; told from the last reading and the
 * monotonic clock. Whoever sets this machine's clock, by hours even, moves nothing. Until the first reading it is this machine's time.
 * Thread-safe.
 */
final class StoreClock extends Clock {
    /** A reading that took longer says too little. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final AtomicReference<Reading> last;
    private final ZoneId zone;

    private record Reading(Instant time, long at) {}

    StoreClock() {
        this(Instant.now(), System::nanoTime);
    }

    StoreClock(Instant now, LongSupplier nanos) {
        this(nanos, new AtomicReference<>(new Reading(now, nanos.getAsLong())), ZoneOffset.UTC);
    }

    private StoreClock(LongSupplier nanos, AtomicReference<Reading> last, ZoneId zone) {
        this.nanos = nanos;
        this.last = last;
        this.zone = zone;
    }

    /** Asks for the database's time. */
    void read(Supplier<Instant> database) {
        long asked = nanos.getAsLong();
        Instant time = database.get();
        long took = nanos.getAsLong() - asked;
        if (took <= LONGEST.toNanos()) {
            last.set(new Reading(time, asked + took / 2));
        }
    }

    @Override
    public Instant instant() {
        Reading reading = last.get();
        return reading.time().plusNanos(nanos.getAsLong() - reading.at());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new StoreClock(nanos, last, other);
    }
}
