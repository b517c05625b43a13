package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a target, through its adapter, whether it can be told anything at all. Thread-safe. */
public final class SelfTest {
    private static final int MOST_CALLS = 10;

    private final Map<String, TargetAdapter> adapters;
    private final Transport transport;

    public SelfTest(List<TargetAdapter> adapters, Transport transport) {
        this.adapters = adapters.stream().collect(Collectors.toMap(TargetAdapter::type, Function.identity()));
        this.transport = transport;
    }

    /**
     * What came of it.
     *
     * @param settled false when the target could not be asked now, which is nothing against it
     * @param obstacle why nothing can be told to it, naming what must be changed; empty when nothing is wrong
     */
    public record Result(boolean settled, Optional<Reason> obstacle) {}

    public Result run(TargetConfig target) {
        TargetAdapter adapter = adapters.get(target.type());
        Call call = adapter.probe(target, null, null);
        for (int calls = 0; call instanceof Call.Send send && calls < MOST_CALLS; calls++) {
            call = adapter.probe(target, send, transport.send(send, target));
        }
        if (call instanceof Call.PauseTarget pause) {
            return new Result(true, Optional.of(pause.why()));
        }
        return new Result(call instanceof Call.Done, Optional.empty());
    }
}
