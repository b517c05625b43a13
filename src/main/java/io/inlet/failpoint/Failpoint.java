package io.inlet.failpoint;

import java.util.Locale;

/**
 * The gaps between two steps of the line, where a crash must neither lose nor double anything. The system property {@code inlet.failpoint}
 * arms one of them for one inbox or target, as in {@code after-claim@support}: the process that reaches it halts, as {@code kill -9} would
 * end it. Off by default, and then without cost. docs/reliability.md describes what tries them.
 */
public enum Failpoint {
    /** A source handed it over and it was let in; nothing is kept yet. */
    RECEIVED,
    /** On its way into the database, or written there and not committed. */
    BEFORE_CAPTURE_COMMIT,
    /** Committed; its source does not know. */
    AFTER_CAPTURE_COMMIT,
    /** Its source knows: answered, flagged or moved, deleted, or asked for what comes after it. */
    AFTER_ACKNOWLEDGEMENT,
    /** Leased by a worker or by a caller who waits. */
    AFTER_CLAIM,
    /** Understood; nothing is decided. */
    AFTER_NORMALISE,
    /** Ticket, article and deliveries are written and not committed. */
    BEFORE_STORE_COMMIT,
    /** They are committed; whoever waits does not know, and nobody was woken to deliver. */
    AFTER_STORE_COMMIT,
    /** A delivery is marked as being sent; nothing was sent. */
    AFTER_DELIVERY_CLAIM,
    /** The target has it and said so; that is not written down. */
    BEFORE_DELIVERY_COMMIT,
    /** It is written down as delivered. */
    AFTER_DELIVERY,
    /** In a file of the spool that is not forced to the disk. */
    SPOOL_WRITTEN,
    /** Forced to the disk, under a name that nobody reads. */
    SPOOL_FORCED,
    /** Under its number; its folder is not forced. */
    SPOOL_RENAMED,
    /** Kept for good; its source does not know. */
    SPOOL_KEPT,
    /** Captured from the spool and committed; its file is still there. */
    SPOOL_CAPTURED;

    /** The exit status of a process that halted here: no signal and no other end of the program has it. */
    public static final int STATUS = 99;

    private static final String ARMED = System.getProperty("inlet.failpoint", "");

    /** As it is named when it is armed, such as {@code after-claim}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Halts the process if this point is armed for {@code whose} inbox or target. */
    public void reach(String whose) {
        if (!ARMED.isEmpty() && ARMED.equals(word() + "@" + whose)) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
