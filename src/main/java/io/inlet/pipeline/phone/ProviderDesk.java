package io.inlet.pipeline.phone;

import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.settings.PhoneSource;
import java.io.IOException;

/** How one provider shows who it is, and what it expects to be answered. Thread-safe. */
interface ProviderDesk {
    /**
     * Lets a request in.
     *
     * @throws RefusedException when it does not prove that it comes from that source
     */
    void prove(DoorRequest request, PhoneSource source) throws RefusedException, IOException;

    /** The answer when there is no such source, or it is switched off. */
    DoorAnswer closed(DoorRequest request);

    /** The answer once the event is committed. */
    DoorAnswer kept(Visit visit);
}
