package io.inlet.message;

import java.util.List;
import java.util.Optional;

/**
 * What stands still, durably: a restart changes nothing of it, and all gateways on one store obey. Every method throws {@link
 * StoreUnavailableException} on a bad day. Thread-safe.
 */
public interface PauseBook {
    /**
     * Writes a person's pause down. It replaces one that the gateway itself made, and nothing else.
     *
     * @return the person's pause that was there already; nothing was changed then
     */
    Optional<Pause> pause(String what, Reason why);

    /** Ends a pause, whoever made it. False: there was none. */
    boolean resume(String what);

    /** Everything that stands still, by name. */
    List<Pause> all();
}
