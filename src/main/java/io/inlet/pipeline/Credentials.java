package io.inlet.pipeline;

import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.util.Optional;

/**
 * Secrets by the name of their setting. A route names the setting, never the value, so that no secret stands in an endpoint's URI. Asked
 * at each connect, so that a changed value needs no restart of whoever asks.
 */
@FunctionalInterface
public interface Credentials {
    Optional<Secret> find(String setting);

    static Credentials of(Settings settings) {
        return setting -> Optional.ofNullable(settings.asMap().get(setting))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }
}
