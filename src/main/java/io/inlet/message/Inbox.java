package io.inlet.message;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The durable inbox: what came in, before anything is understood. The commit of {@link #capture} is the acknowledgement that a source may
 * be given. Every method throws {@link StoreUnavailableException} on a bad day. Thread-safe.
 */
public interface Inbox {
    /**
     * Streams bytes, headers, keys and position into the store in one transaction.
     *
     * @throws IOException when the content cannot be read; nothing is kept then
     */
    Captured capture(Arrival arrival) throws IOException;

    /**
     * Leases due groups, fast lane first, none starved, and never a group that another holds. A large group is given in parts, in order. A
     * row whose lease ran out unfinished is given alone, counted as an attempt, and parked after a few such runs.
     */
    List<Group> claim(Claim limits);

    /** Sets a group aside with its bytes: it cannot be understood. {@code detail} is for operators (a stack trace), without secrets. */
    void park(Group group, Reason reason, String detail);

    /** Gives a group back, due after {@code delay}: a bad day, an order to keep, or a waiting caller's deadline. Counts no attempt. */
    void release(Group group, Duration delay);

    /**
     * Puts the end of these leases off, to {@code lease} from now: their holder lives and is at work. What another holder took over
     * meanwhile stays with that one. Waits for nobody: a row that is being settled needs no lease any more.
     */
    void renew(Collection<UUID> leases, Duration lease);

    /** Whether older rows of this message's inbox are not finished yet, so that its original may still be among them. */
    boolean olderPending(RawMessage message);

    /** The last committed position of a source. */
    Optional<String> position(String source);

    /** The row captured under a source key, if any: for sources that ask before they repeat. */
    Optional<UUID> find(String channel, String inbox, String sourceKey);

    /**
     * Whoever asks what became of {@code given} is told of {@code first}: a receipt was given for it before it was known to be a repeat.
     * May be said again.
     */
    void alias(UUID given, UUID first);

    /**
     * Runs {@code wake} in this process after each commit that made work: capture, release of a parked row. Polling stays the safety net.
     */
    void onWork(Runnable wake);
}
