package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.Settled;
import io.inlet.pipeline.door.HttpDoor;
import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {
    /** Not for routes: the component {@code door:} looks it up by itself. */
    private static final String DOOR = "httpDoor";

    @TempDir
    Path folder;

    @Test
    void tellsTheCheckExactlyTheNamesThatRoutesMayUse() throws Exception {
        new Distribution(Path.of("")).copyTo(folder, "config", "routes", "connectors");
        Home home = new Home(folder);
        Settings settings = Settings.of(Map.of("inlet.http.port", "0"));
        StorePorts unused =
                new StorePorts(null, null, null, null, null, null, null, null, null, null, null, null, null);
        Wiring wiring = new Wiring(
                home, settings, Configuration.load(home, settings), unused, Settled.SILENT, Clock.systemUTC());

        try (PushedChannels pushed = wiring.pushedChannels()) {
            Set<String> bound = new TreeSet<>(wiring.beans(HttpDoor.of(settings, folder, Clock.systemUTC()), pushed)
                    .keySet());

            assertThat(bound).contains(DOOR);
            bound.remove(DOOR);
            assertThat(bound).isEqualTo(new TreeSet<>(Wiring.BEANS));
        }
    }
}
