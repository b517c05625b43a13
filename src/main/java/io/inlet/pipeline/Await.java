package io.inlet.pipeline;

import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for an answer gets one: the row was born leased to this caller, who runs the pipeline at once. Past the deadline the lease is
 * handed to the workers and the outcome stays unknown. A repeated delivery waits for the outcome of the first one.
 */
public final class Await implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(Await.class);
    private static final String PIPELINE = "direct:pipeline";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Inbox inbox;
    private final TicketStore store;
    private final FailureDoors doors;
    private final Valves valves;
    private CamelContext camelContext;
    private ProducerTemplate template;
    private ExecutorService threads;

    public Await(Inbox inbox, TicketStore store, FailureDoors doors, Valves valves) {
        this.inbox = inbox;
        this.store = store;
        this.doors = doors;
        this.valves = valves;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        camelContext = context;
        template = context.createProducerTemplate();
        threads = context.getExecutorServiceManager().newCachedThreadPool(this, "await");
    }

    public Visit await(Visit visit) throws InterruptedException {
        Duration deadline = visit.arrival().waiting();
        if (deadline == null) {
            return visit;
        }
        if (valves.holds(visit.arrival().raw())) {
            if (visit.captured().group() != null) {
                handOver(visit.captured().group());
            }
            return visit.with((List<Outcome>) null);
        }
        long end = System.nanoTime() + deadline.toNanos();
        if (visit.captured().group() != null) {
            understand(visit.captured().group(), deadline);
        }
        return visit.with(outcomes(visit, end));
    }

    private void understand(Group group, Duration deadline) throws InterruptedException {
        Future<?> running = threads.submit(() -> {
            try {
                template.requestBody(PIPELINE, group);
            } catch (Throwable failure) { // whatever it was, the group is settled
                doors.settle(group, failure);
            }
        });
        try {
            running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            handOver(group);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("settling a waiting caller's message", impossible.getCause());
        }
    }

    /** The running thread loses its lease by this, so that it cannot store a second time. */
    private void handOver(Group group) {
        try {
            inbox.release(group, Duration.ZERO);
        } catch (LeaseLostException settledMeanwhile) {
            LOG.debug(
                    "{} was settled between the deadline and now", group.first().id());
        } catch (StoreUnavailableException away) {
            LOG.debug(
                    "{} is left to its lease, the store is away", group.first().id());
        }
    }

    private List<Outcome> outcomes(Visit visit, long end) {
        do {
            try {
                var known = store.outcomes(visit.captured().id());
                if (known.isPresent()) {
                    return known.get();
                }
            } catch (StoreUnavailableException away) {
                return null;
            }
            if (!visit.captured().repeated()) {
                return null;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        } while (System.nanoTime() < end);
        return null;
    }
}
