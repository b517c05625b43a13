package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The knowledge of how one kind of target tells what was done to its tickets there. Nothing of its own but what it asks through the
 * transport.
 */
public interface FeedbackReader {
    /**
     * What was found.
     *
     * @param unread what happened, but cannot be read now although the target answers otherwise
     * @param position where the next round begins, in the reader's own notation
     */
    record Round(List<Feedback> events, List<Feedback> unread, String position) {
        public Round {
            events = List.copyOf(events);
            unread = List.copyOf(unread);
        }
    }

    /** The target cannot be listened to now. */
    class NotToldException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Reason why;

        public NotToldException(Reason why) {
            super(why.toString());
            this.why = why;
        }

        public Reason why() {
            return why;
        }
    }

    /** The word of {@code type} in config/targets.yaml. */
    String type();

    /** How often a target is asked; empty: never. */
    Optional<Duration> interval(TargetConfig target);

    /**
     * What happened since a position, in its order and without what the gateway did itself. Without a position nothing is told: listening
     * begins now.
     */
    Round read(TargetConfig target, Optional<String> position, Transport transport) throws NotToldException;
}
