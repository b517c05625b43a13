package io.inlet.cli;

import io.inlet.OpenDatabase;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the whole state of one moment into one file, while the gateway runs. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Texts texts = Texts.of("commands", Texts.terminal());
        if (Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), texts.get("backup.exists", file.toString()));
        }
        Settings settings = home.settings();
        try (OpenDatabase database = OpenDatabase.forClient(home.home(), settings)) {
            long rows = database.backup(file.toAbsolutePath());
            spec.commandLine()
                    .getOut()
                    .println(texts.get(
                            "backup.done",
                            String.valueOf(rows),
                            file.toString(),
                            String.valueOf((Files.size(file) + (1 << 20) - 1) >> 20)));
        }
        return 0;
    }
}
