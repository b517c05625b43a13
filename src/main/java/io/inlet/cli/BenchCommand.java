package io.inlet.cli;

import io.inlet.Distribution;
import io.inlet.bench.Bench;
import io.inlet.bench.Options;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures; the last line has the figures. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", descriptionKey = "seconds")
    private int seconds;

    @Option(names = "--stored", paramLabel = "N", defaultValue = "0", descriptionKey = "stored")
    private int stored;

    @Option(names = "--attachments", descriptionKey = "attachments")
    private boolean attachments;

    @Option(names = "--backlog", paramLabel = "N", defaultValue = "0", descriptionKey = "backlog")
    private int backlog;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (seconds < 1 || stored < 0 || backlog < 0) {
            throw new ParameterException(
                    spec.commandLine(), Texts.of("commands", Texts.terminal()).get("bench.too-few"));
        }
        PrintWriter out = spec.commandLine().getOut();
        Bench.run(
                new Options(seconds, stored, attachments, backlog),
                Distribution.installed(),
                Texts.of("bench", Texts.terminal()),
                line -> {
                    out.println(line);
                    out.flush();
                });
        return 0;
    }
}
