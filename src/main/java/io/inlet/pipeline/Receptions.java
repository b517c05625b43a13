package io.inlet.pipeline;

import io.inlet.message.Captured;
import io.inlet.message.RawMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The receptions of the pushed channels, by the channel's noun. Immutable. */
public final class Receptions {
    private final Map<String, Reception> byChannel;

    public Receptions(List<Reception> receptions) {
        this.byChannel = receptions.stream().collect(Collectors.toMap(Reception::channel, Function.identity()));
    }

    /** As {@link Reception#isAnother}, for a message whose request is gone. */
    public boolean isAnother(RawMessage raw, Captured captured) {
        Reception reception = byChannel.get(raw.channel());
        return reception != null && reception.isAnother(raw, captured);
    }

    Reception of(DoorRequest request) {
        Reception reception = byChannel.get(request.channel());
        if (reception == null) {
            throw new IllegalStateException("no reception for the channel " + request.channel());
        }
        return reception;
    }
}
