package io.inlet.cli;

import io.inlet.console.Reasons;
import io.inlet.message.Pause;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a channel, a target, or all answers to customers stand still, until {@code resume}. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class PauseCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "WHAT", descriptionKey = "what")
    private String what;

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", descriptionKey = "why")
    private String why;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Standstill standstill = Standstill.of(what, home, spec.commandLine())) {
            Optional<Pause> before =
                    standstill.book().pause(standstill.what(), Pause.ordered(System.getProperty("user.name"), why));
            if (before.isPresent()) {
                Pause there = before.get();
                spec.commandLine()
                        .getErr()
                        .println(standstill
                                .texts()
                                .get(
                                        "pause.already",
                                        there.what(),
                                        Moments.of(there.since()),
                                        Reasons.words(there.why(), Texts.terminal())));
                return 1;
            }
            standstill.say(out, "pause.done." + kind(standstill.what()));
            return 0;
        }
    }

    private static String kind(String what) {
        if (what.startsWith(Pause.CHANNEL)) {
            return what.startsWith(Pause.CHANNEL + "email") ? "mailbox" : "channel";
        }
        return what.startsWith(Pause.TARGET) ? "target" : "outgoing";
    }
}
