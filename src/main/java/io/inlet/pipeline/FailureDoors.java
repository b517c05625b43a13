package io.inlet.pipeline;

import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two failure doors of the line: a bad message is parked with its bytes, a bad day is waited for. Malformed content, any
 * RuntimeException and StackOverflowError of ours park; an unavailable store, I/O on our own disk, interruption and OutOfMemoryError wait.
 * Whoever reads a message and meets trouble with I/O cannot tell the disk from the message: it is waited for, but not for ever.
 */
public final class FailureDoors {
    private static final Logger LOG = LoggerFactory.getLogger(FailureDoors.class);
    private static final Duration BAD_DAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int READINGS = 6;
    private static final int DETAIL_LENGTH = 8000;

    private final Inbox inbox;
    private final Settled settled;
    private final Duration pause;
    private final Tries readings = new Tries();

    public FailureDoors(Inbox inbox, Settled settled) {
        this(inbox, settled, BAD_DAY);
    }

    /** @param pause before a message is tried again on a bad day */
    FailureDoors(Inbox inbox, Settled settled, Duration pause) {
        this.inbox = inbox;
        this.settled = settled;
        this.pause = pause;
    }

    /** Settles a group that could not be stored. A store that is away even for this leaves it to its lease. */
    public void settle(Group group, Throwable thrown) {
        Throwable failure = cause(thrown);
        try {
            if (failure instanceof DeferredException deferred) {
                inbox.release(group, deferred.delay());
            } else if (failure instanceof LeaseLostException) {
                LOG.debug("Another holder has taken over {}", group.first().id());
            } else if (failure instanceof UncheckedIOException) {
                unread(group, failure);
            } else if (isBadDay(failure)) {
                wait(group, failure, pause);
            } else {
                park(group, reason(failure), failure);
            }
        } catch (StoreUnavailableException away) {
            LOG.warn(
                    "Message {} is left to its lease, the store is away",
                    group.first().id());
        } catch (LeaseLostException taken) {
            LOG.debug("Another holder has taken over {}", group.first().id());
        }
    }

    private void unread(Group group, Throwable failure) {
        int tries = readings.count(group.first().id());
        if (tries < READINGS) {
            wait(group, failure, Pauses.doubled(tries - 1, pause, LONGEST_PAUSE));
        } else {
            park(group, Reason.of("unreadable-repeatedly", Integer.toString(tries)), failure);
            readings.forget(group.first().id());
        }
    }

    private void wait(Group group, Throwable failure, Duration delay) {
        LOG.warn("Message {} waits: {}", group.first().id(), failure.toString());
        inbox.release(group, delay);
    }

    private void park(Group group, Reason why, Throwable failure) {
        inbox.park(group, why, detail(failure));
        settled.parked(group, why);
    }

    private static boolean isBadDay(Throwable failure) {
        return failure instanceof StoreUnavailableException
                || failure instanceof OutOfMemoryError
                || failure instanceof InterruptedException
                || failure instanceof IOException;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CamelExecutionException || failure.getClass() == RuntimeCamelException.class)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static Reason reason(Throwable failure) {
        return failure instanceof MalformedMessageException
                ? Reason.of("malformed", String.valueOf(failure.getMessage()))
                : Reason.of("program-error", failure.getClass().getSimpleName());
    }

    private static String detail(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() > DETAIL_LENGTH
                ? text.getBuffer().substring(0, DETAIL_LENGTH)
                : text.toString();
    }
}
