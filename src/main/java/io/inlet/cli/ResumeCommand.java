package io.inlet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a pause: a person's, or that of a target which refused our credentials or is gone. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "WHAT", descriptionKey = "what")
    private String what;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Standstill standstill = Standstill.of(what, home, spec.commandLine())) {
            if (!standstill.book().resume(standstill.what())) {
                spec.commandLine().getErr().println(standstill.texts().get("resume.not-paused", standstill.what()));
                return 1;
            }
            standstill.say(spec.commandLine().getOut(), "resume.done");
            return 0;
        }
    }
}
