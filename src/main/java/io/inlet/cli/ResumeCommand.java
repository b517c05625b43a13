package io.inlet.cli;

import io.inlet.OpenDatabase;
import io.inlet.StorePorts;
import io.inlet.StoreWiring;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the pause of a target that refused our credentials or is gone, as the log and the docs tell an operator to. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ResumeCommand implements Callable<Integer> {
    private static final String PREFIX = "target:";

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "target:NAME", descriptionKey = "target")
    private String target;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = Texts.of("commands", Texts.terminal());
        String name = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
        Settings settings = home.settings();
        try (OpenDatabase database = OpenDatabase.forCommand(home.home(), settings)) {
            StorePorts ports = StoreWiring.ports(database, settings);
            List<String> known = ports.balance().read().targets().stream()
                    .map(Balance.Target::target)
                    .toList();
            if (!known.contains(name) && ports.outbox().paused(name).isEmpty()) {
                spec.commandLine().getErr().println(texts.get("resume.unknown", name, String.join(", ", known)));
                return 1;
            }
            ports.outbox().resume(name);
            spec.commandLine().getOut().println(texts.get("resume.done", PREFIX + name));
            return 0;
        }
    }
}
