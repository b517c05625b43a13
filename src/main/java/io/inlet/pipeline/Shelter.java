package io.inlet.pipeline;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.RawMessage;
import java.util.UUID;

/** Where what pushed sources sent is kept durably while the store is away. Thread-safe. */
public interface Shelter {
    /** Whether earlier messages of the same inbox are still here, so that this one must not overtake them. */
    boolean isBefore(RawMessage raw);

    /** Whether this message is here, so that nobody knows yet what becomes of it. */
    boolean holds(UUID id);

    /**
     * Keeps an arrival durably; it may be acknowledged when this returns. Nobody waits for its outcome any more.
     *
     * @param away why the store could not take it; null: it waits its turn behind others
     * @throws io.inlet.message.StoreUnavailableException when there is no room here either
     */
    Captured keep(Arrival arrival, RuntimeException away);
}
