package io.inlet.pipeline;

import io.inlet.message.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * First step: what must be known before anything is kept. A polled source hands over an {@link Arrival} that its consumer already bounded;
 * a pushed one a {@link DoorRequest}, which its channel's {@link Reception} lets in or refuses.
 */
public final class Admit {
    private final Map<String, Reception> receptions;

    public Admit(List<Reception> receptions) {
        this.receptions = receptions.stream().collect(Collectors.toMap(Reception::channel, Function.identity()));
    }

    public Visit admit(Object delivery) throws RefusedException, IOException {
        if (delivery instanceof Arrival arrival) {
            return Visit.of(arrival);
        }
        if (delivery instanceof DoorRequest request) {
            return Visit.of(request, reception(request).admit(request));
        }
        throw new IllegalStateException("admit takes an Arrival or a DoorRequest, not "
                + (delivery == null ? "nothing" : delivery.getClass().getName()));
    }

    Reception reception(DoorRequest request) {
        Reception reception = receptions.get(request.channel());
        if (reception == null) {
            throw new IllegalStateException("no reception for the channel " + request.channel());
        }
        return reception;
    }
}
