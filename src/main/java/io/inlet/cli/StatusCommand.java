package io.inlet.cli;

import io.inlet.Home;
import io.inlet.OpenDatabase;
import io.inlet.StorePorts;
import io.inlet.StoreWiring;
import io.inlet.console.Reasons;
import io.inlet.dispatch.Outbox;
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
        try (OpenDatabase database = OpenDatabase.forCommand(folder, settings)) {
            // whoever answers at the port while nobody has this home's database is the gateway of another home
            Optional<ReadinessProbe.Answer> gateway = database.isOurs()
                    ? Optional.empty()
                    : ReadinessProbe.ask(settings.get(HttpSettings.MANAGEMENT_PORT), Texts.terminal());
            StorePorts ports = StoreWiring.ports(database, settings);
            out.println(texts.get(gateway.map(StatusCommand::state).orElse("status.not-running")));
            gateway.ifPresent(answer -> answer.down().forEach(part -> out.println("  " + part)));
            print(ports.balance().read(), ports.outbox(), texts, out);
            return gateway.map(StatusCommand::state)
                            .filter("status.ready"::equals)
                            .isPresent()
                    ? 0
                    : 1;
        }
    }

    private static String state(ReadinessProbe.Answer answer) {
        if (!answer.ready()) {
            return "status.not-ready";
        }
        return answer.down().isEmpty() ? "status.ready" : "status.degraded";
    }

    private static void print(Balance.Sheet sheet, Outbox outbox, Texts texts, PrintWriter out) {
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
            outbox.paused(target.target())
                    .ifPresent(why -> out.println("  "
                            + texts.get(
                                    "status.paused",
                                    Reasons.words(why, Texts.terminal()),
                                    "target:" + target.target())));
        }
        if (sheet.oldestPendingSeconds() > 0) {
            out.println(texts.get("status.oldest-pending", String.valueOf(sheet.oldestPendingSeconds())));
        }
        if (sheet.oldestWaitingSeconds() > 0) {
            out.println(texts.get("status.oldest-waiting", String.valueOf(sheet.oldestWaitingSeconds())));
        }
    }
}
