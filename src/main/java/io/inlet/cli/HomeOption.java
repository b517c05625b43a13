package io.inlet.cli;

import io.inlet.Home;
import io.inlet.settings.Settings;
import io.inlet.settings.SettingsLoader;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option {@code --home} that commands share with their subcommands, and the settings of that home. */
final class HomeOption {
    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home", scope = ScopeType.INHERIT)
    private Path folder;

    /** The named folder, else {@code INLET_HOME}, else the current one. */
    Home home() {
        if (folder != null) {
            return new Home(folder);
        }
        String named = System.getenv("INLET_HOME");
        return new Home(Path.of(named == null ? "" : named));
    }

    /** The settings of the home, in force for the log as well. */
    Settings settings() {
        Settings settings = SettingsLoader.load(home().folder(), System.getenv());
        Logging.use(settings);
        return settings;
    }
}
