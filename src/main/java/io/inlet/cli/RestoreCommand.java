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

/** Brings a backup into the empty database of a home, embedded or external; no gateway may run on it. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Texts texts = Texts.of("commands", Texts.terminal());
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), texts.get("restore.no-file", file.toString()));
        }
        Settings settings = home.settings();
        long rows = OpenDatabase.restore(home.home(), settings, file);
        spec.commandLine().getOut().println(texts.get("restore.done", String.valueOf(rows), file.toString()));
        return 0;
    }
}
