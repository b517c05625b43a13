package io.inlet.pipeline;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * First step: what must be known before anything is kept. A polled source hands over an {@link Arrival} that its consumer already bounded;
 * a pushed one a {@link DoorRequest}, which its channel's {@link Reception} lets in or refuses.
 */
public final class Admit {
    private final Receptions receptions;
    private final Limits limits;

    public Admit(Receptions receptions, Limits limits) {
        this.receptions = receptions;
        this.limits = limits;
    }

    public Visit admit(Object delivery) throws RefusedException, IOException {
        Visit visit = visit(delivery);
        Failpoint.RECEIVED.reach(visit.arrival().raw().inbox());
        return visit;
    }

    private Visit visit(Object delivery) throws RefusedException, IOException {
        if (delivery instanceof Arrival arrival) {
            limits.slow(arrival.raw().inbox());
            return Visit.of(arrival);
        }
        if (delivery instanceof DoorRequest request) {
            return pushed(request, receptions.of(request));
        }
        throw new IllegalStateException("admit takes an Arrival or a DoorRequest, not "
                + (delivery == null ? "nothing" : delivery.getClass().getName()));
    }

    /** Who is unsigned counts before anything is read; what is signed only when it has proved to be, or anybody could use its rate up. */
    private Visit pushed(DoorRequest request, Reception reception) throws RefusedException, IOException {
        if (!reception.isSigned() && request.method().equals("POST")) {
            refuse(limits.sender(request.channel(), request.remoteAddress()), request, reception);
        }
        Arrival arrival = reception.admit(request);
        if (reception.comesAgain(request)) {
            refuse(limits.inbox(arrival.raw().inbox()), request, reception);
        }
        return Visit.of(request, arrival);
    }

    private static void refuse(Optional<Duration> wait, DoorRequest request, Reception reception)
            throws RefusedException {
        if (wait.isPresent()) {
            throw new RefusedException(
                    "refused a request to " + request.path() + " for " + wait.get(),
                    reception.later(request, wait.get()));
        }
    }
}
