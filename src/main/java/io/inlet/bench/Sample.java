package io.inlet.bench;

import java.util.Arrays;

/**
 * What was measured of one thing, in one or several rounds.
 *
 * @param nanos that it took
 * @param usage CPU time of it, without the load generator's
 * @param peak of the heap, in bytes
 */
record Sample(long messages, long nanos, Usage usage, long peak, Latencies latencies) {
    static final Sample NONE = new Sample(0, 0, new Usage(0, 0), 0, new Latencies(new long[0]));

    double perSecond() {
        return nanos == 0 ? 0 : messages * 1e9 / nanos;
    }

    /** CPU seconds of this process for 1,000 messages. */
    double program() {
        return messages == 0 ? 0 : usage.program() / 1e6 / messages;
    }

    /** CPU seconds of the database for 1,000 messages. */
    double server() {
        return messages == 0 ? 0 : usage.server() / 1e6 / messages;
    }

    /** CPU seconds of both for 1,000 messages. */
    double cpu() {
        return program() + server();
    }

    Sample plus(Sample other) {
        long[] both = Arrays.copyOf(latencies.sorted(), latencies.sorted().length + other.latencies.sorted().length);
        System.arraycopy(other.latencies.sorted(), 0, both, latencies.sorted().length, other.latencies.sorted().length);
        return new Sample(
                messages + other.messages,
                nanos + other.nanos,
                usage.plus(other.usage),
                Math.max(peak, other.peak),
                Latencies.of(both));
    }
}
