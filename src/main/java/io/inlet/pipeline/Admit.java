package io.inlet.pipeline;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Arrival;
import java.io.IOException;

/**
 * First step: what must be known before anything is kept. A polled source hands over an {@link Arrival} that its consumer already bounded;
 * a pushed one a {@link DoorRequest}, which its channel's {@link Reception} lets in or refuses.
 */
public final class Admit {
    private final Receptions receptions;

    public Admit(Receptions receptions) {
        this.receptions = receptions;
    }

    public Visit admit(Object delivery) throws RefusedException, IOException {
        Visit visit = visit(delivery);
        Failpoint.RECEIVED.reach(visit.arrival().raw().inbox());
        return visit;
    }

    private Visit visit(Object delivery) throws RefusedException, IOException {
        if (delivery instanceof Arrival arrival) {
            return Visit.of(arrival);
        }
        if (delivery instanceof DoorRequest request) {
            return Visit.of(request, receptions.of(request).admit(request));
        }
        throw new IllegalStateException("admit takes an Arrival or a DoorRequest, not "
                + (delivery == null ? "nothing" : delivery.getClass().getName()));
    }
}
