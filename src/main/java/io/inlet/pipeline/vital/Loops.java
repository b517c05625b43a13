package io.inlet.pipeline.vital;

import io.inlet.message.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that go round as long as their part runs: workers, pollers, feeders. Each says when it begins a round; one that stands
 * still for longer than it may, or whose thread is gone, is a part that does not work, however well its last round ended. Thread-safe.
 */
public final class Loops implements Vital {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int STACK = 12;

    private final LongSupplier nanos;
    private final Set<Loop> loops = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Loop> own = new ThreadLocal<>();
    private final AtomicLong restarts = new AtomicLong();

    public Loops() {
        this(System::nanoTime);
    }

    Loops(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A task for a thread of its own: the body, and again the body whenever it ends by a Throwable, even by one that was thrown while
     * another was being logged.
     *
     * @param allowed the longest that a round may take
     * @param running while it is so, the body is not meant to end
     */
    public Runnable keep(Duration allowed, BooleanSupplier running, Runnable body) {
        return () -> {
            Loop loop = new Loop(Thread.currentThread(), allowed, nanos.getAsLong());
            loops.add(loop);
            own.set(loop);
            while (running.getAsBoolean() && !runs(body)) {
                restarts.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            own.remove();
            loops.remove(loop);
        };
    }

    private static boolean runs(Runnable body) {
        try {
            body.run();
            return true;
        } catch (Throwable evenThat) { // saying that something went wrong went wrong: no memory, most likely
            return false;
        }
    }

    /** The current thread begins a round, or gets on within a long one. */
    public void round() {
        Loop loop = own.get();
        if (loop != null) {
            loop.at = nanos.getAsLong();
        }
    }

    /** The current thread begins no round for so long, on purpose. */
    public void rest(Duration pause) {
        Loop loop = own.get();
        if (loop != null) {
            loop.at = nanos.getAsLong() + pause.toNanos();
        }
    }

    /** Says once of each loop that stands still what it is busy with, and once that it goes on. */
    public void watch() {
        for (Loop loop : loops) {
            boolean standing = loop.stands();
            if (standing && !loop.told) {
                String stack = Arrays.stream(loop.thread.getStackTrace())
                        .limit(STACK)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
                LOG.error(
                        "{} stands still for {} s: {}{}",
                        loop.name(),
                        loop.age().toSeconds(),
                        loop.state(),
                        stack);
            } else if (!standing && loop.told) {
                LOG.warn("{} goes on", loop.name());
            }
            loop.told = standing;
        }
    }

    @Override
    public String name() {
        return "loops";
    }

    @Override
    public boolean up() {
        return loops.stream().noneMatch(Loop::stands);
    }

    @Override
    public Reason detail() {
        List<String> standing =
                loops.stream().filter(Loop::stands).map(Loop::name).sorted().toList();
        return standing.isEmpty()
                ? Reason.of("loops-run", Integer.toString(loops.size()))
                : Reason.of("loops-stand", String.join(", ", standing));
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of(
                "loops",
                loops.size(),
                "standingLoops",
                loops.stream().filter(Loop::stands).count(),
                "oldestRoundAgeSeconds",
                loops.stream().mapToLong(loop -> loop.age().toSeconds()).max().orElse(0),
                "restarts",
                restarts.get());
    }

    private final class Loop {
        private final Thread thread;
        private final Duration allowed;
        private volatile long at;
        private volatile boolean told;

        Loop(Thread thread, Duration allowed, long at) {
            this.thread = thread;
            this.allowed = allowed;
            this.at = at;
        }

        String name() {
            return thread.getName();
        }

        String state() {
            return thread.isAlive() ? "it is " + thread.getState() : "its thread is gone";
        }

        Duration age() {
            return Duration.ofNanos(Math.max(0, nanos.getAsLong() - at));
        }

        boolean stands() {
            return !thread.isAlive() || age().compareTo(allowed) > 0;
        }
    }
}
