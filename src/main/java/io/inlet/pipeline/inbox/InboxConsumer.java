package io.inlet.pipeline.inbox;

import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.DeferredException;
import io.inlet.pipeline.FailureDoors;
import io.inlet.pipeline.Gathering;
import io.inlet.pipeline.Seldom;
import io.inlet.pipeline.vital.Loops;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers that claim and process, one group after the other, and store several at once. They are woken by commits in this process and look
 * by themselves now and then. No Throwable ends a worker; one that stops gives back what it has not begun.
 */
final class InboxConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);
    private static final Duration STORE_AWAY = Duration.ofSeconds(1);

    private final Seldom complaints = new Seldom(Duration.ofMinutes(1));
    private final InboxEndpoint endpoint;
    private final Inbox inbox;
    private final FailureDoors doors;
    private final Loops loops;
    private final Bell bell = new Bell();
    private LeaseKeeper keeper;
    private ExecutorService threads;
    private volatile boolean running;

    InboxConsumer(InboxEndpoint endpoint, Processor processor, Inbox inbox, FailureDoors doors, Loops loops) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.inbox = inbox;
        this.doors = doors;
        this.loops = loops;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        keeper = LeaseKeeper.start(inbox, endpoint.limits().lease(), endpoint.longest());
        inbox.onWork(bell::ring);
        threads = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "inbox", endpoint.workers());
        for (int i = 0; i < endpoint.workers(); i++) {
            threads.execute(loops.keep(endpoint.longest().multipliedBy(3), () -> running, this::work));
        }
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        bell.ring();
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("Workers of the inbox are still busy after 30 s; their leases will run out");
            threads.shutdownNow();
        }
        keeper.close();
        super.doStop();
    }

    private void work() {
        while (running) {
            loops.round();
            try {
                long heard = bell.rung();
                List<Group> groups = inbox.claim(endpoint.limits());
                if (groups.isEmpty()) {
                    bell.await(heard, endpoint.poll());
                } else {
                    keep(groups);
                }
            } catch (StoreUnavailableException away) {
                if (complaints.isDue()) {
                    LOG.warn("The inbox waits for the store: {}", away.getMessage());
                }
                bell.await(bell.rung(), STORE_AWAY);
            } catch (Throwable unexpected) { // a worker never dies
                LOG.error("An inbox worker goes on after", unexpected);
                bell.await(bell.rung(), STORE_AWAY);
            }
        }
    }

    private void keep(List<Group> groups) {
        keeper.hold(groups);
        try {
            process(groups);
        } finally {
            keeper.drop(groups);
        }
    }

    /** What half of the lease did not suffice for goes back, so that no neighbour of a slow message counts as a crashed one. */
    private void process(List<Group> groups) {
        Deque<Group> rest = new ArrayDeque<>(groups);
        Gathering gathering = new Gathering();
        long end = System.nanoTime() + endpoint.limits().lease().dividedBy(2).toNanos();
        while (running && !rest.isEmpty() && (rest.size() == groups.size() || System.nanoTime() < end)) {
            loops.round();
            if (gathering.isDueBefore(rest.peek())) {
                gathering.settle(doors::settle);
            }
            process(rest.poll(), gathering);
        }
        gathering.settle(doors::settle);
        for (Group group : rest) {
            inbox.release(group, Duration.ZERO);
        }
    }

    private void process(Group group, Gathering gathering) {
        Throwable failure = understand(group, gathering);
        if (failure instanceof DeferredException && !gathering.isEmpty()) {
            gathering.settle(doors::settle); // what it waits for may be among them
            failure = understand(group, gathering);
        }
        if (failure != null) {
            doors.settle(group, failure);
        }
    }

    /** Gives what went wrong, or null. */
    private Throwable understand(Group group, Gathering gathering) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(group);
            exchange.setProperty(Gathering.PROPERTY, gathering);
            getProcessor().process(exchange);
        } catch (Throwable failure) { // settled below, whatever it was
            exchange.setException(failure);
        }
        Throwable failure = exchange.getException();
        releaseExchange(exchange, false);
        return failure;
    }
}
