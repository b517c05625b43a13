package io.inlet.pipeline.outbox;

import io.inlet.dispatch.CircuitBreaker;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Gate;
import io.inlet.dispatch.Outbox;
import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Seldom;
import io.inlet.pipeline.inbox.Bell;
import io.inlet.pipeline.vital.Loops;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims one target's deliveries for its own workers, never more than they can begin at once, so that a target that hangs holds up
 * nothing but itself. No Throwable ends it.
 */
final class TargetFeeder implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetFeeder.class);
    private static final Duration START = Duration.ofMillis(50);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Asking a target whether it can work takes some calls that may all time out. */
    static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    /** After this a target that could not be asked whether it can work is asked again. */
    private static final Duration RECHECK = Duration.ofSeconds(30);
    /** A connector that cannot be made is tried again a few times: Camel may be busy with others. */
    private static final int MOST_TRIES = 3;

    private static final String CANNOT_START = "target-cannot-start";

    private final Seldom complaints = new Seldom(Duration.ofMinutes(1));
    private final TargetConfig target;
    private final Outbox outbox;
    private final Gate gate;
    private final Loops loops;
    private final Clock clock;
    private final KameletTransport transport;
    private final TargetVital vital;
    private final Executor workers;
    private final Consumer<Delivery> work;
    private final Semaphore slots;
    private final Bell bell = new Bell();
    private final SelfTest selfTest;
    private long askedAt = System.nanoTime() - 2 * POLL.toNanos();
    private boolean checked;
    private long checkedAt = System.nanoTime() - 2 * RECHECK.toNanos();
    private int unmade;
    private boolean looked;
    private boolean down;
    private volatile boolean running = true;

    TargetFeeder(TargetConfig target, OutboxComponent component, Executor workers, Consumer<Delivery> work) {
        this.target = target;
        this.outbox = component.outbox();
        this.gate = component.gates().of(target.name());
        this.loops = component.vitals().loops();
        this.clock = component.clock();
        this.transport = component.transport();
        this.selfTest = component.selfTest();
        this.vital = new TargetVital(target.name(), gate, clock);
        this.workers = workers;
        this.work = work;
        this.slots = new Semaphore(target.inFlight());
    }

    void wake() {
        bell.ring();
    }

    void stop() {
        running = false;
        bell.ring();
    }

    boolean isRunning() {
        return running;
    }

    TargetVital vital() {
        return vital;
    }

    @Override
    public void run() {
        while (running) {
            loops.round();
            long heard = bell.rung();
            try {
                if (!transport.ready()) {
                    bell.await(heard, START);
                } else if (paused() || !fit() || !feed()) {
                    bell.await(heard, POLL);
                }
            } catch (StoreUnavailableException away) {
                if (complaints.isDue()) {
                    LOG.warn("Deliveries to {} wait for the store: {}", target.name(), away.getMessage());
                }
                bell.await(bell.rung(), POLL);
            } catch (Throwable unexpected) { // a feeder never dies
                LOG.error("The feeder of target {} goes on after", target.name(), unexpected);
                bell.await(bell.rung(), POLL);
            }
        }
    }

    /** Asked once a second: a claim takes nothing from a paused target either way. One that is resumed is checked anew. */
    private boolean paused() {
        if (System.nanoTime() - askedAt > POLL.toNanos() || vital.paused()) {
            vital.pausedFor(pause().orElse(null));
            askedAt = System.nanoTime();
        }
        if (vital.paused()) {
            forget();
        }
        return vital.paused();
    }

    /** What an earlier process could not start is looked at anew by this one; other pauses are a person's to end. */
    private Optional<Reason> pause() {
        Optional<Reason> why = outbox.paused(target.name());
        boolean old = !looked
                && why.filter(reason -> reason.code().equals(CANNOT_START)).isPresent();
        looked = true;
        if (old) {
            outbox.resume(target.name());
            return Optional.empty();
        }
        return why;
    }

    /**
     * What can be known before the first delivery: a target that cannot work is paused, and says so, instead of failing each. One that
     * cannot be asked now is told all the same, and asked later. False: it was paused.
     */
    private boolean fit() {
        if (checked || System.nanoTime() - checkedAt < RECHECK.toNanos()) {
            return true;
        }
        checkedAt = System.nanoTime();
        Optional<Reason> obstacle = transport.obstacle(target).map(what -> Reason.of(CANNOT_START, what));
        if (obstacle.isPresent() && ++unmade < MOST_TRIES) {
            forget();
            return false;
        }
        unmade = 0;
        if (obstacle.isEmpty()) {
            SelfTest.Result result = selfTest.run(target);
            checked = result.settled();
            obstacle = result.obstacle();
        }
        obstacle.ifPresent(this::pause);
        return obstacle.isEmpty();
    }

    /** What was found out about the target; somebody may be mending it. */
    private void forget() {
        checked = false;
        checkedAt = System.nanoTime() - 2 * RECHECK.toNanos();
    }

    private void pause(Reason why) {
        forget();
        outbox.pause(target.name(), why);
        vital.pausedFor(why);
        LOG.warn(
                "Target {} is paused: {}. Put it right, then: inlet resume target:{}",
                target.name(),
                why,
                target.name());
    }

    /** Whether there may be more to do right now. */
    private boolean feed() {
        int free = slots.drainPermits();
        int admitted = 0;
        List<Delivery> claimed = List.of();
        try {
            admitted = gate.admit(free, clock.instant());
            tell();
            if (admitted > 0) {
                claimed = outbox.claim(target.name(), admitted, target.lease());
            }
        } finally {
            gate.unused(admitted - claimed.size());
            slots.release(free - claimed.size());
        }
        claimed.forEach(this::start);
        return admitted > 0 && claimed.size() == admitted;
    }

    private void start(Delivery delivery) {
        try {
            workers.execute(() -> {
                vital.begins();
                try {
                    work.accept(delivery);
                } finally {
                    gate.ended();
                    vital.ends();
                    slots.release();
                    bell.ring();
                }
            });
        } catch (RejectedExecutionException stopping) {
            gate.ended();
            slots.release();
            handBack(delivery);
        }
    }

    /** It was certainly not begun: whoever comes next need not wait for the end of its lease, nor wonder whether it was told. */
    private void handBack(Delivery delivery) {
        try {
            outbox.retryLater(delivery, clock.instant(), false, Reason.of("handed-back"));
        } catch (StoreUnavailableException | LeaseLostException leftToTheLease) {
            LOG.debug("Delivery {} is left to its lease", delivery.id(), leftToTheLease);
        }
    }

    private void tell() {
        boolean open = gate.state(clock.instant()) == CircuitBreaker.State.OPEN;
        boolean closed = gate.state(clock.instant()) == CircuitBreaker.State.CLOSED;
        if (open && !down) {
            down = true;
            LOG.warn("Target {} rests: it failed several times in a row", target.name());
        } else if (closed && down) {
            down = false;
            LOG.warn("Target {} is told again", target.name());
        }
    }
}
