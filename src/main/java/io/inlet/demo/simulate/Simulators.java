package io.inlet.demo.simulate;

import java.util.List;
import java.util.Optional;

/** The channels that can be played. */
public final class Simulators {
    private static final List<Simulator> ALL = List.of(new PhoneSimulator(), new TelegramSimulator());

    private Simulators() {}

    public static Optional<Simulator> find(String channel) {
        return ALL.stream()
                .filter(simulator -> simulator.channel().equals(channel))
                .findFirst();
    }

    public static List<String> channels() {
        return ALL.stream().map(Simulator::channel).toList();
    }
}
