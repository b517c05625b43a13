package io.inlet.cli;

import io.inlet.DatabaseAwayException;
import io.inlet.Home;
import io.inlet.OpenDatabase;
import io.inlet.StoreWiring;
import io.inlet.alarm.Alarm;
import io.inlet.alarm.Alarms;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.spool.Spool;
import io.inlet.pipeline.vital.ReadinessProbe;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.store.DatabaseUnusableException;
import io.inlet.ticket.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What works, what does not, since when, whom that hits and what to do. Exit code 1 when no gateway runs or somebody is hit. It looks only:
 * no database is made and none is changed.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    /**
     * What the database says.
     *
     * @param trouble why it says nothing; null when it does
     * @param alone nobody runs on it
     */
    private record Told(Optional<Balance.Sheet> sheet, String trouble, boolean alone) {}

    @Override
    public Integer call() {
        Home folder = home.home();
        Settings settings = home.settings();
        Told told = ask(folder, settings);
        // whoever answers at the port while nobody has this home's database is the gateway of another home
        Optional<ReadinessProbe.Answer> gateway =
                told.alone() ? Optional.empty() : ReadinessProbe.ask(settings.get(HttpSettings.MANAGEMENT_PORT));
        List<ReadinessProbe.Heard> parts =
                gateway.map(ReadinessProbe.Answer::parts).orElse(List.of());
        List<Alarm> alarms = alarms(parts, told);
        StatusReport report = new StatusReport(spec.commandLine().getOut(), Texts.terminal());
        report.headline(gateway, alarms);
        report.database(told.trouble());
        report.alarms(alarms);
        report.parts(parts);
        report.spool(Spool.look(folder.data(settings).resolve("spool"), Instant.now()));
        told.sheet().ifPresent(report::counters);
        boolean fine =
                gateway.isPresent() && gateway.get().ready() | !gateway.get().open();
        return fine && alarms.stream().noneMatch(Alarm::isBad) ? 0 : 1;
    }

    private static Told ask(Home folder, Settings settings) {
        try (OpenDatabase database = OpenDatabase.forClient(folder, settings)) {
            Balance.Sheet sheet =
                    StoreWiring.ports(database, settings).balance().read();
            return new Told(Optional.of(sheet), null, database.isOurs());
        } catch (DatabaseAwayException away) {
            return new Told(Optional.empty(), away.getMessage(), away.isNone());
        } catch (DatabaseUnusableException | StoreUnavailableException unusable) {
            return new Told(Optional.empty(), unusable.getMessage(), false);
        }
    }

    /** Without a database there is nothing to be alarmed about but that, which is said already. */
    private static List<Alarm> alarms(List<ReadinessProbe.Heard> parts, Told told) {
        if (parts.isEmpty() && told.sheet().isEmpty()) {
            return List.of();
        }
        return Alarms.USUAL.of(parts.stream().map(ReadinessProbe.Heard::state).toList(), told.sheet());
    }
}
