package io.inlet;

import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.Settings;
import java.nio.file.Path;

/** The folder that an installation lives in: {@code config/}, {@code routes/}, {@code connectors/} and {@code data/}. */
public record Home(Path folder) {
    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path routes() {
        return folder.resolve("routes");
    }

    public Path connectors() {
        return folder.resolve("connectors");
    }

    public Path data(Settings settings) {
        return folder.resolve(settings.get(DatabaseSettings.DATA));
    }
}
