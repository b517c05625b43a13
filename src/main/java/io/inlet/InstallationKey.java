package io.inlet;

import io.inlet.settings.ConfigurationException;
import io.inlet.settings.LineSettings;
import io.inlet.settings.OwnerOnly;
import io.inlet.settings.Problem;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The secret key that signs what a form's page carries, what a receipt says and the tokens of tickets: {@code inlet.web.key}, which
 * several gateways of one installation share, else a random one kept in the data folder.
 */
final class InstallationKey {
    private static final int LENGTH = 32;

    private InstallationKey() {}

    /** @throws ConfigurationException when the key that was kept is not whole */
    static byte[] of(Home home, Settings settings) throws IOException {
        Optional<Secret> shared = settings.find(LineSettings.WEB_KEY);
        if (shared.isPresent()) {
            return shared.get().reveal().getBytes(StandardCharsets.UTF_8);
        }
        Path file = home.data(settings).resolve("web.key");
        if (Files.notExists(file)) {
            byte[] key = new byte[LENGTH];
            new SecureRandom().nextBytes(key);
            OwnerOnly.write(file, key);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length < LENGTH) {
            Texts texts = Texts.of("check", Texts.terminal());
            throw new ConfigurationException(
                    List.of(new Problem(file.toString(), 0, texts.get("start.key-short", key.length, LENGTH))));
        }
        return key;
    }
}
