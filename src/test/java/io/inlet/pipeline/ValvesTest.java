package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Hold;
import io.inlet.message.Pause;
import io.inlet.pipeline.vital.Vitals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValvesTest {
    private static final Pause PAUSE =
            new Pause(Pause.CHANNEL + "email", Pause.ordered("olga", "flood"), Instant.EPOCH);

    private final Hold web = new Hold("web", Hold.ANY);
    private final Valves valves = new Valves(new Vitals(), Map.of("web", web));
    private final List<String> seen = new ArrayList<>();

    @Test
    void nothingBeginsWhileNobodyKnowsWhatIsPaused() {
        valves.holdAll();
        valves.attach("email", source("email"));
        valves.attach("email-sales", source("sales"));

        assertThat(seen).isEmpty();
        assertThat(valves.held()).containsExactly(web);

        valves.obey(List.of(PAUSE));
        assertThat(seen).containsExactly("sales opens");
        assertThat(valves.held()).isEmpty();

        valves.obey(List.of());
        assertThat(seen).containsExactly("sales opens", "email opens");
    }

    @Test
    void whatEndsWhileNobodyKnowsWasNeverOpen() {
        valves.holdAll();
        valves.attach("email", source("email"));
        valves.detach("email");
        valves.obey(List.of());

        assertThat(seen).isEmpty();
    }

    private Valves.Source source(String name) {
        return new Valves.Source() {
            @Override
            public void open() {
                seen.add(name + " opens");
            }

            @Override
            public void shut() {
                seen.add(name + " shuts");
            }
        };
    }
}
