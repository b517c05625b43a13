package io.inlet.cli;

import io.inlet.Wiring;
import io.inlet.channel.Mappers;
import io.inlet.check.Check;
import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Texts;
import io.inlet.store.DatabaseUnusableException;
import io.inlet.store.embedded.DataInUseException;
import io.inlet.store.embedded.EmbeddedServerException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The program: one subcommand a job. Exit codes: 0 fine, 1 findings or an error, 2 usage, 78 configuration. Whatever the machine's locale,
 * everything is printed in UTF-8.
 */
@Command(name = "inlet", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class InletCommand implements Runnable {
    /** EX_CONFIG of sysexits. */
    public static final int CONFIGURATION = 78;

    /** What an operator must change before the program can do its work; each message is meant for that person. */
    private static final Set<Class<? extends Exception>> UNUSABLE = Set.of(
            ConfigurationException.class,
            DatabaseUnusableException.class,
            DataInUseException.class,
            EmbeddedServerException.class);

    @Spec
    private CommandSpec spec;

    /** The whole command line, ready to execute. */
    public static CommandLine line(Mappers mappers) {
        CommandLine line = new CommandLine(new InletCommand())
                .addSubcommand("run", new RunCommand())
                .addSubcommand("init", new InitCommand())
                .addSubcommand("demo", new DemoCommand())
                .addSubcommand("check", new CheckCommand(new Check(Wiring.BEANS)))
                .addSubcommand("doctor", new DoctorCommand())
                .addSubcommand("login", new LoginCommand())
                .addSubcommand("reconcile", new ReconcileCommand())
                .addSubcommand("status", new StatusCommand())
                .addSubcommand("pause", new PauseCommand())
                .addSubcommand("resume", new ResumeCommand())
                .addSubcommand("parked", new ParkedCommand())
                .addSubcommand("parse", new ParseCommand(mappers))
                .addSubcommand("import", new ImportCommand())
                .addSubcommand("replay", new ReplayCommand())
                .addSubcommand("backup", new BackupCommand())
                .addSubcommand("restore", new RestoreCommand())
                .addSubcommand("simulate", new SimulateCommand())
                .addSubcommand("bench", new BenchCommand())
                .addSubcommand("password", new PasswordCommand());
        line.registerConverter(UUID.class, InletCommand::id);
        line.setResourceBundle(texts(Texts.terminal()));
        line.setOut(utf8(FileDescriptor.out)).setErr(utf8(FileDescriptor.err));
        line.setExecutionExceptionHandler(InletCommand::report);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("inlet.missing-command"));
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException noId) {
            throw new TypeConversionException(
                    Texts.of("commands", Texts.terminal()).get("parked.no-id", typed));
        }
    }

    private static ResourceBundle texts(Locale locale) {
        Locale spoken = locale.getLanguage().equals("ru") ? Locale.forLanguageTag("ru") : Locale.ROOT;
        return ResourceBundle.getBundle(
                "io.inlet.text.cli",
                spoken,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    private static int report(Exception wrong, CommandLine line, ParseResult given) {
        String text =
                wrong.getMessage() == null || wrong instanceof IOException ? wrong.toString() : wrong.getMessage();
        line.getErr().println(text);
        return UNUSABLE.contains(wrong.getClass()) ? CONFIGURATION : CommandLine.ExitCode.SOFTWARE;
    }
}
