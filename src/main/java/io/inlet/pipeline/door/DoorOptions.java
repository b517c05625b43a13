package io.inlet.pipeline.door;

import io.inlet.settings.ConfigurationException;
import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final String FILE = "config/application.properties";

    /**
     * Reads the settings; paths are relative to the home folder.
     *
     * @throws ConfigurationException with everything that cannot be used
     */
    static DoorOptions from(Settings settings, Path home) {
        List<Problem> problems = new ArrayList<>();
        Path certificate = pem(settings, HttpSettings.TLS_CERTIFICATE.key(), home, problems);
        Path key = pem(settings, HttpSettings.TLS_KEY.key(), home, problems);
        if (problems.isEmpty() && (certificate == null) != (key == null)) {
            problems.add(new Problem(
                    FILE,
                    0,
                    "TLS needs both inlet.http.tls.certificate and inlet.http.tls.key; only one of them is set"));
        }
        TrustedProxies proxies = new TrustedProxies("");
        try {
            proxies = new TrustedProxies(
                    settings.find(HttpSettings.TRUSTED_PROXIES).orElse(""));
        } catch (IllegalArgumentException wrong) {
            problems.add(new Problem(FILE, 0, HttpSettings.TRUSTED_PROXIES.key() + ": " + wrong.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new DoorOptions(
                settings.get(HttpSettings.PORT),
                settings.get(HttpSettings.BIND),
                certificate,
                key,
                settings.get(HttpSettings.LIMIT).bytes(),
                settings.get(HttpSettings.HEADER_DEADLINE),
                settings.get(HttpSettings.BODY_DEADLINE),
                settings.get(HttpSettings.IN_FLIGHT),
                proxies,
                home.resolve(settings.get(DatabaseSettings.DATA)).resolve("spill"));
    }

    private static Path pem(Settings settings, String key, Path home, List<Problem> problems) {
        String value = settings.asMap().getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            return null;
        }
        Path file = home.resolve(value);
        if (!Files.isReadable(file)) {
            problems.add(new Problem(FILE, 0, key + ": there is no readable PEM file " + value));
        }
        return file;
    }
}
