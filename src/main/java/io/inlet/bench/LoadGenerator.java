package io.inlet.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Posts requests over connections that stay open, one at a time on each. One thread serves them all: what the load takes of the machine the
 * server does not have.
 */
final class LoadGenerator {
    private static final int CONNECTIONS = 32;
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(1);

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
    Result flood(List<byte[]> bodies) throws IOException {
        return post(bodies, 0);
    }

    /** So many a second, whether they are answered or not. */
    Result steady(List<byte[]> bodies, double perSecond) throws IOException {
        return post(bodies, 1e9 / perSecond);
    }

    private Result post(List<byte[]> bodies, double interval) throws IOException {
        long cpuBefore = Usage.ofThisThread();
        try (Connections connections = new Connections()) {
            long[] times = new long[bodies.size()];
            long begin = System.nanoTime();
            int sent = 0;
            int answered = 0;
            while (answered < times.length) {
                long now = System.nanoTime();
                long wait = PATIENCE;
                while (sent < times.length && !connections.idle.isEmpty()) {
                    long due = interval == 0 ? now : begin + (long) (sent * interval);
                    if (due > now) {
                        wait = TimeUnit.NANOSECONDS.toMillis(due - now) + 1;
                        break;
                    }
                    connections.idle.remove().post(path, headers, bodies.get(sent++), due);
                }
                answered += connections.await(wait, times, answered);
            }
            return new Result(System.nanoTime() - begin, Usage.ofThisThread() - cpuBefore, Latencies.of(times));
        }
    }

    private final class Connections implements AutoCloseable {
        private final Selector selector = Selector.open();
        private final Queue<KeptConnection> idle = new ArrayDeque<>();

        Connections() throws IOException {
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(KeptConnection.open(address, selector));
            }
        }

        /** Reads what comes within a time, and gives the number of answers; how long each took is written down from {@code at} on. */
        int await(long millis, long[] times, int at) throws IOException {
            int ready = selector.select(millis);
            if (ready == 0 && millis == PATIENCE) {
                throw new IOException("posting to " + path + ": no answer came for a minute");
            }
            int answered = 0;
            for (var key : selector.selectedKeys()) {
                KeptConnection connection = (KeptConnection) key.attachment();
                if (connection.answered()) {
                    times[at + answered++] = System.nanoTime() - connection.due();
                    idle.add(connection);
                }
            }
            selector.selectedKeys().clear();
            return answered;
        }

        @Override
        public void close() throws IOException {
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        }
    }
}
