package io.inlet.cli;

import io.inlet.Home;
import io.inlet.OpenDatabase;
import io.inlet.Wiring;
import io.inlet.pipeline.ReadinessProbe;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What works, what waits, and what was taken in so far. Exit code 1 when no gateway runs or one of its parts does not work. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {
    private static final String LINE = "%-10s %-12s %-12s %9d %9d %9d %9d %9d %9d %9d%n";

    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = Texts.of("commands", Texts.terminal());
        PrintWriter out = spec.commandLine().getOut();
        Home folder = home.home();
        Settings settings = home.settings();
        Optional<ReadinessProbe.Answer> gateway = ReadinessProbe.ask(settings.get(HttpSettings.MANAGEMENT_PORT));
        Balance.Sheet sheet;
        try (OpenDatabase database = OpenDatabase.forCommand(folder, settings)) {
            sheet = Wiring.ports(database, settings).balance().read();
        }
        out.println(gateway.map(answer -> texts.get(answer.ready() ? "status.ready" : "status.not-ready"))
                .orElseGet(() -> texts.get("status.not-running")));
        gateway.ifPresent(answer -> answer.down().forEach(part -> out.println("  " + part)));
        print(sheet, texts, out);
        return gateway.filter(ReadinessProbe.Answer::ready).isPresent() ? 0 : 1;
    }

    private static void print(Balance.Sheet sheet, Texts texts, PrintWriter out) {
        out.println();
        out.printf(
                "%-10s %-12s %-12s %9s %9s %9s %9s %9s %9s %9s%n",
                (Object[]) texts.get("status.columns").split(";"));
        for (Balance.Line line : sheet.lines()) {
            out.printf(
                    LINE,
                    line.channel(),
                    line.inbox(),
                    line.brand(),
                    line.captured(),
                    line.opened(),
                    line.appended(),
                    line.duplicate(),
                    line.ignored(),
                    line.parked(),
                    line.pending());
        }
        for (Balance.Target target : sheet.targets()) {
            out.println(texts.get(
                    "status.target",
                    target.target(),
                    String.valueOf(target.queued()),
                    String.valueOf(target.delivered()),
                    String.valueOf(target.waiting()),
                    String.valueOf(target.unknown()),
                    String.valueOf(target.parked())));
            if (target.pausedFor() != null) {
                out.println("  " + texts.get("status.paused", target.pausedFor()));
            }
        }
        if (sheet.oldestPendingSeconds() > 0) {
            out.println(texts.get("status.oldest-pending", String.valueOf(sheet.oldestPendingSeconds())));
        }
        if (sheet.oldestWaitingSeconds() > 0) {
            out.println(texts.get("status.oldest-waiting", String.valueOf(sheet.oldestWaitingSeconds())));
        }
    }
}
