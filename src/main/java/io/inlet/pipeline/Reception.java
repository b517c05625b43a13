package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.time.Duration;

/** One a pushed channel: who and what is let in, and what the caller is told. Thread-safe. */
public interface Reception {
    /** The channel's noun. */
    String channel();

    /**
     * Checks what must be known before anything is kept: secret or signature on the raw bytes, handshakes, and for unsigned senders the
     * shape, with every error at once.
     *
     * @throws RefusedException with the answer for the caller
     */
    Arrival admit(DoorRequest request) throws RefusedException, IOException;

    /**
     * Whether this message is another one than what was captured before under its source key. Only asked where a repeat could not be
     * refused, since nobody knew of it.
     */
    default boolean isAnother(RawMessage raw, Captured captured) {
        return false;
    }

    /** Whether callers prove who they are by a secret or a signature. */
    boolean isSigned();

    /** Whether such a caller comes again when it is asked to; else it is never asked. */
    boolean comesAgain(DoorRequest request);

    /** What a caller is told who is to come again after that time. */
    DoorAnswer later(DoorRequest request, Duration wait);

    /** What the caller is told once the message is committed; {@code visit.outcomes()} is null when they are not known in time. */
    DoorAnswer answer(Visit visit);
}
