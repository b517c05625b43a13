package io.inlet.bench;

import java.util.Arrays;

/** How long each of some things took, sorted; nanoseconds. */
record Latencies(long[] sorted) {
    static Latencies of(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** The time that so many of a hundred did not exceed, in milliseconds; 0 where there are none. */
    double percentile(int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
