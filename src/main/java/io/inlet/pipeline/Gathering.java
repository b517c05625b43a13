package io.inlet.pipeline;

import io.inlet.message.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a worker has understood and not stored yet: messages of one claim share a transaction, since a commit and its round trips cost as
 * much as what is written for one. Only small ones do, which need no file meanwhile, and only for a moment: nobody waits for long for a
 * slow neighbour, and the fast lane for none of another. Not thread-safe.
 */
public final class Gathering {
    /** The property of an exchange by which the worker gives its gathering to the line. */
    public static final String PROPERTY = "InletGathering";

    /** Rows, of groups that have several: each is named in the statements that settle it. */
    private static final int MOST = 20;

    private static final Duration LONGEST = Duration.ofMillis(200);

    private final List<Work> works = new ArrayList<>();
    private Store store;
    private long since;

    /** Takes what is to be stored with others; false where it is to be stored at once. */
    boolean takes(Work work, Store by) {
        if (!work.group().messages().stream().allMatch(Workbench::isSmall)) {
            return false;
        }
        if (works.isEmpty()) {
            since = System.nanoTime();
        }
        store = by;
        works.add(work);
        return true;
    }

    public boolean isEmpty() {
        return works.isEmpty();
    }

    /** Whether it is to be settled before that group is begun. */
    public boolean isDueBefore(Group next) {
        return !works.isEmpty()
                && (rows() >= MOST
                        || System.nanoTime() - since > LONGEST.toNanos()
                        || works.get(0).group().first().lane() != next.first().lane());
    }

    private int rows() {
        return works.stream().mapToInt(work -> work.group().messages().size()).sum();
    }

    /**
     * Stores all of it: in one transaction, or, if that cannot be, each by itself, so that one that cannot be stored takes no neighbour
     * with it.
     *
     * @param failed told of each that could not be stored even so
     */
    public void settle(BiConsumer<Group, Throwable> failed) {
        List<Work> all = List.copyOf(works);
        works.clear();
        if (all.size() > 1 && stores(all)) {
            return;
        }
        for (Work work : all) {
            try {
                store.storeAll(List.of(work));
            } catch (Throwable alone) { // settled by the other door, whatever it was
                failed.accept(work.group(), alone);
            }
        }
    }

    private boolean stores(List<Work> all) {
        try {
            store.storeAll(all);
            return true;
        } catch (Throwable together) { // whose fault it is, is seen when each is stored by itself
            return false;
        }
    }
}
