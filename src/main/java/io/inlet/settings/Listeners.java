package io.inlet.settings;

import io.inlet.settings.SettingsLoader.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What cannot be in the settings of the two listeners together, or not on this machine. */
final class Listeners {
    private final Path home;
    private final Settings settings;
    private final Map<String, Written> written;
    private final Problems problems;

    Listeners(Path home, Settings settings, Map<String, Written> written, Problems problems) {
        this.home = home;
        this.settings = settings;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        int port = settings.get(HttpSettings.PORT);
        if (port != 0 && port == settings.get(HttpSettings.MANAGEMENT_PORT)) {
            Written place = Stream.of(HttpSettings.MANAGEMENT_PORT, HttpSettings.PORT)
                    .map(setting -> written.get(setting.key()))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElseThrow();
            problems.add(place.file(), place.line(), "listener.same-port", String.valueOf(port));
        }
        for (Setting<String> setting : List.of(HttpSettings.TLS_CERTIFICATE, HttpSettings.TLS_KEY)) {
            settings.find(setting)
                    .filter(file -> !Files.isReadable(home.resolve(file)))
                    .ifPresent(file -> {
                        Written place = written.get(setting.key());
                        problems.add(place.file(), place.line(), "listener.no-pem", setting.key(), file);
                    });
        }
    }
}
