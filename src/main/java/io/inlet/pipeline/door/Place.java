package io.inlet.pipeline.door;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An entrance with whoever stands behind it at the moment. When a route is swapped its place stays: requests that arrive in the gap wait
 * for the next visitor. Thread-safe.
 */
final class Place {
    /** How long a place is remembered after its route was removed; a swap takes far less. */
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private Entrance entrance;
    private Visitor visitor;
    private Visitor last;
    private CompletableFuture<Void> open = new CompletableFuture<>();
    private int inside;
    private long leftAt;
    private boolean left;

    Place(Entrance entrance) {
        this.entrance = entrance;
    }

    synchronized Entrance entrance() {
        return entrance;
    }

    synchronized boolean isOpen() {
        return visitor != null;
    }

    /** Whether the route was removed for good. */
    synchronized boolean forgotten() {
        return left && visitor == null && System.nanoTime() - leftAt > REMEMBERED.toNanos();
    }

    synchronized void open(Entrance newEntrance, Visitor newVisitor) {
        entrance = newEntrance;
        visitor = newVisitor;
        last = newVisitor;
        left = false;
        open.complete(null);
    }

    /** The visitor takes no more requests; does nothing when another has taken over already. */
    synchronized void shut(Visitor leaving) {
        if (visitor == leaving) {
            visitor = null;
            open = new CompletableFuture<>();
        }
    }

    /** The visitor's route is removed; does nothing when another has taken over already. */
    synchronized void leave(Visitor leaving) {
        if (last == leaving) {
            left = true;
            leftAt = System.nanoTime();
        }
    }

    /** Completed as soon as somebody stands here. */
    synchronized CompletableFuture<Void> opened() {
        return open.copy();
    }

    /** Takes the visitor for one request, which {@link #exit} ends; null when nobody stands here. */
    synchronized Visitor enter() {
        if (visitor != null) {
            inside++;
        }
        return visitor;
    }

    synchronized void exit() {
        inside--;
        notifyAll();
    }

    /** Waits until nobody is inside any more, or the time is over. */
    synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (inside > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
