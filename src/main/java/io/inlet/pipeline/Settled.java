package io.inlet.pipeline;

import io.inlet.message.Group;
import io.inlet.message.Reason;

/** Hears of every settled group once, after its commit. */
public interface Settled {
    /** Understood and stored; the outcomes stand in the work. */
    void stored(Work work);

    /** Not understood, and set aside with its bytes. */
    void parked(Group group, Reason why);

    /** Tells nobody. */
    Settled SILENT = new Settled() {
        @Override
        public void stored(Work work) {
            // nobody listens
        }

        @Override
        public void parked(Group group, Reason why) {
            // nobody listens
        }
    };
}
