package io.inlet.pipeline.door;

import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the door stands.
 *
 * @param certificate PEM file, null without TLS; key likewise
 * @param limit of a body in bytes, where an entrance names none
 * @param bodyDeadline for a body to arrive; a large one that keeps coming gets more, see {@link Incoming}
 * @param inFlight requests being read or answered at once
 * @param spill the folder of bodies too large for memory
 */
record DoorOptions(
        int port,
        String bind,
        Path certificate,
        Path key,
        long limit,
        Duration headerDeadline,
        Duration bodyDeadline,
        int inFlight,
        TrustedProxies trustedProxies,
        Path spill) {
    /** From settings that were found sound; paths are relative to the home folder. */
    static DoorOptions from(Settings settings, Path home) {
        return new DoorOptions(
                settings.get(HttpSettings.PORT),
                settings.get(HttpSettings.BIND),
                file(settings, HttpSettings.TLS_CERTIFICATE, home),
                file(settings, HttpSettings.TLS_KEY, home),
                settings.get(HttpSettings.LIMIT).bytes(),
                settings.get(HttpSettings.HEADER_DEADLINE),
                settings.get(HttpSettings.BODY_DEADLINE),
                settings.get(HttpSettings.IN_FLIGHT),
                new TrustedProxies(settings.find(HttpSettings.TRUSTED_PROXIES).orElse(List.of())),
                home.resolve(settings.get(DatabaseSettings.DATA)).resolve("spill"));
    }

    private static Path file(Settings settings, Setting<String> setting, Path home) {
        return settings.find(setting).map(home::resolve).orElse(null);
    }
}
