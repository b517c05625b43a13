package io.inlet.bench;

import io.inlet.store.bench.Crew;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Posts requests over connections that stay open, one at a time on each. */
final class LoadGenerator {
    private static final int CONNECTIONS = 32;

    private final InetSocketAddress address;
    private final String path;
    private final String headers;

    /** @param headers lines of every request, each ended by CR LF */
    LoadGenerator(InetSocketAddress address, String path, String headers) {
        this.address = address;
        this.path = path;
        this.headers = headers;
    }

    /**
     * What came of the posts.
     *
     * @param nanos from the first to the last
     * @param cpuNanos that the generator itself took
     * @param latencies counted from when each was due, so that a stalled server is not spared those that it kept from being sent
     */
    record Result(long nanos, long cpuNanos, Latencies latencies) {}

    /** As fast as they are answered. */
    Result flood(List<byte[]> bodies) throws InterruptedException, ExecutionException {
        return post(bodies, 0);
    }

    /** So many a second, whether they are answered or not. */
    Result steady(List<byte[]> bodies, double perSecond) throws InterruptedException, ExecutionException {
        return post(bodies, 1e9 / perSecond);
    }

    private Result post(List<byte[]> bodies, double interval) throws InterruptedException, ExecutionException {
        long[] times = new long[bodies.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicLong cpu = new AtomicLong();
        long begin = System.nanoTime();
        Crew.run(CONNECTIONS, thread -> {
            long cpuBefore = Usage.ofThisThread();
            try (KeptConnection connection = KeptConnection.open(address)) {
                for (int i = next.getAndIncrement(); i < times.length; i = next.getAndIncrement()) {
                    long due = interval == 0 ? System.nanoTime() : begin + (long) (i * interval);
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    connection.post(path, headers, bodies.get(i));
                    times[i] = System.nanoTime() - due;
                }
            }
            cpu.addAndGet(Usage.ofThisThread() - cpuBefore);
        });
        return new Result(System.nanoTime() - begin, cpu.get(), Latencies.of(times));
    }
}
