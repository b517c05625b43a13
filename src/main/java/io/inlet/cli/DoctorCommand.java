package io.inlet.cli;

import io.inlet.Doctor;
import io.inlet.console.Reasons;
import io.inlet.pipeline.vital.Finding;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tries everything live and says cause and cure, one line each. Exit code 1 when something is wrong. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("doctor", Texts.terminal());

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = home.settings();
        AtomicInteger faults = new AtomicInteger();
        new Doctor(home.home(), settings).examine(finding -> {
            faults.addAndGet(finding.fine() ? 0 : 1);
            out.println(Logging.redactor().redact(line(finding)));
            out.flush();
        });
        out.println(texts.get(faults.get() == 0 ? "nothing-wrong" : "faults", String.valueOf(faults.get())));
        return faults.get() == 0 ? 0 : 1;
    }

    private String line(Finding finding) {
        Object[] arguments = finding.arguments().toArray();
        String cause = finding.why() == null
                ? texts.get(finding.code(), arguments)
                : Reasons.words(finding.why(), Texts.terminal());
        String cure = finding.fine() ? "" : " " + texts.get("cure", texts.get(finding.code() + ".cure", arguments));
        return texts.get(finding.fine() ? "fine" : "fault", finding.part(), cause) + cure;
    }
}
