package io.inlet.cli;

import io.inlet.check.Check;
import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that an operator wrote, without starting anything: all problems at once, exit code 1 when there are any. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
    private static final int FINDINGS = 1;

    private final Check check;

    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    public CheckCommand(Check check) {
        this.check = check;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems = check.look(home.home().folder(), System.getenv());
        problems.forEach(out::println);
        if (problems.isEmpty()) {
            out.println(Texts.of("check", Texts.terminal()).get("nothing-wrong"));
        }
        return problems.isEmpty() ? 0 : FINDINGS;
    }
}
