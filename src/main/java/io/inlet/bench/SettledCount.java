package io.inlet.bench;

import io.inlet.message.Group;
import io.inlet.message.Reason;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.Work;

/** Counts what the line settles. Thread-safe. */
final class SettledCount implements Settled {
    private long settled;
    private Reason parked;

    @Override
    public synchronized void stored(Work work) {
        settled += work.group().messages().size();
        notifyAll();
    }

    @Override
    public synchronized void parked(Group group, Reason why) {
        parked = why;
        notifyAll();
    }

    synchronized long settled() {
        return settled;
    }

    /** Waits until so many are settled, counted from the beginning. */
    synchronized void await(long number) throws InterruptedException {
        while (settled < number && parked == null) {
            wait();
        }
        if (parked != null) {
            throw new IllegalStateException("measuring the line: a sample was parked: " + parked.code());
        }
    }
}
