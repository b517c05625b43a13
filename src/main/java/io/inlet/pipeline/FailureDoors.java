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
 */
public final class FailureDoors {
    private static final Logger LOG = LoggerFactory.getLogger(FailureDoors.class);
    private static final Duration BAD_DAY = Duration.ofSeconds(5);
    private static final int DETAIL_LENGTH = 8000;

    private final Inbox inbox;
    private final Settled settled;

    public FailureDoors(Inbox inbox, Settled settled) {
        this.inbox = inbox;
        this.settled = settled;
    }

    /** Settles a group that could not be stored. A store that is away even for this leaves it to its lease. */
    public void settle(Group group, Throwable thrown) {
        Throwable failure = cause(thrown);
        try {
            if (failure instanceof DeferredException deferred) {
                inbox.release(group, deferred.delay());
            } else if (failure instanceof LeaseLostException) {
                LOG.debug("Another holder has taken over {}", group.first().id());
            } else if (isBadDay(failure)) {
                LOG.warn("Message {} waits: {}", group.first().id(), failure.toString());
                inbox.release(group, BAD_DAY);
            } else {
                Reason why = reason(failure);
                inbox.park(group, why, detail(failure));
                settled.parked(group, why);
            }
        } catch (StoreUnavailableException away) {
            LOG.warn(
                    "Message {} is left to its lease, the store is away",
                    group.first().id());
        } catch (LeaseLostException taken) {
            LOG.debug("Another holder has taken over {}", group.first().id());
        }
    }

    static boolean isBadDay(Throwable failure) {
        return failure instanceof StoreUnavailableException
                || failure instanceof OutOfMemoryError
                || failure instanceof InterruptedException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
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
