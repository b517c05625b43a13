package io.inlet.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDv7: time-ordered ids (RFC 9562, 5.7), so that indexes grow at one end. Thread-safe. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        return at(Instant.now());
    }

    /** When an id was made, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** One that was made at a moment by another clock than the machine's. */
    public static UUID at(Instant moment) {
        long high = moment.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
