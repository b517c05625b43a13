package io.inlet.cli;

import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.ParkedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs what was parked through the present code and configuration again. Exit code 1 when something is parked again. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
    private static final int PAGE = 200;

    @Mixin
    private HomeOption home;

    @Option(names = "--parked", required = true, descriptionKey = "parked")
    private boolean parked;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Texts texts = Texts.of("commands", Texts.terminal());
        Settings settings = home.settings();
        int again = 0;
        List<UUID> ids;
        try (LineSession line = LineSession.open(home.home(), settings)) {
            ids = waiting(line.ports().parked());
            ids.removeIf(id -> !line.ports().parked().release(id, "user:" + System.getProperty("user.name")));
            try (Progress bar = Progress.of(texts.get("replay.working"), ids.size())) {
                for (UUID id : ids) {
                    again += line.settled(id).stream().anyMatch(Outcome.Parked.class::isInstance) ? 1 : 0;
                    bar.step();
                }
            }
        }
        spec.commandLine()
                .getOut()
                .println(texts.get("replay.done", String.valueOf(ids.size()), String.valueOf(again)));
        return again > 0 ? 1 : 0;
    }

    private static List<UUID> waiting(ParkedQueue parked) {
        List<UUID> ids = new ArrayList<>();
        List<ParkedQueue.Entry> page = parked.list(null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(entry -> ids.add(entry.raw().id()));
            page = parked.list(ids.get(ids.size() - 1), PAGE);
        }
        return ids;
    }
}
