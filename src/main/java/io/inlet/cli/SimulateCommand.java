package io.inlet.cli;

import io.inlet.OpenDatabase;
import io.inlet.StorePorts;
import io.inlet.StoreWiring;
import io.inlet.console.Reasons;
import io.inlet.demo.simulate.DoorClient;
import io.inlet.demo.simulate.Simulator;
import io.inlet.demo.simulate.Simulators;
import io.inlet.demo.simulate.Step;
import io.inlet.message.Mode;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Plays a provider's real call sequence against a running gateway's sandbox inbox, over its public listener, and shows each request, each
 * answer, and what came of them. Exit code 1 when the gateway refused one, or nothing became of one in time.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SimulateCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "CHANNEL", descriptionKey = "channel")
    private String channel;

    @Option(names = "--provider", required = true, paramLabel = "PROVIDER")
    private String provider;

    @Option(names = "--scenario", required = true, paramLabel = "SCENARIO")
    private String scenario;

    @Option(names = "--inbox", paramLabel = "INBOX")
    private String inbox;

    @Option(names = "--url", paramLabel = "URL")
    private String url;

    @Option(names = "--live")
    private boolean live;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("commands", Texts.terminal());

    @Override
    public Integer call() throws Exception {
        Simulator simulator = Simulators.find(channel)
                .orElseThrow(() -> usage("simulate.unknown", channel, String.join(", ", Simulators.channels())));
        among(provider, simulator.providers());
        among(scenario, simulator.scenarios());
        Settings settings = home.settings();
        String place = inbox == null ? simulator.usualInbox() : inbox;
        if (!live && Inboxes.of(settings).get(place).mode() == Mode.LIVE) {
            throw usage("simulate.live", place);
        }
        List<Step> steps = steps(simulator, settings, place);
        PrintWriter out = spec.commandLine().getOut();
        boolean taken = send(steps, settings, out);
        try (OpenDatabase database = OpenDatabase.forClient(home.home(), settings)) {
            boolean known = follow(StoreWiring.ports(database, settings), steps, place, out);
            return taken && known ? 0 : 1;
        }
    }

    private List<Step> steps(Simulator simulator, Settings settings, String place) {
        try {
            return simulator.play(settings, provider, scenario, place);
        } catch (Simulator.NotSetUpException closed) {
            throw usage("simulate.not-set-up", place, provider, closed.getMessage());
        }
    }

    private boolean send(List<Step> steps, Settings settings, PrintWriter out)
            throws IOException, InterruptedException {
        DoorClient door = new DoorClient(url == null ? "http://127.0.0.1:" + settings.get(HttpSettings.PORT) : url);
        boolean taken = true;
        for (Step step : steps) {
            Thread.sleep(step.pause().toMillis());
            out.println("> POST " + step.shownPath());
            out.println("> " + step.body());
            DoorClient.Reply reply = door.send(step);
            out.println("< " + reply.status() + " " + reply.body());
            taken &= reply.status() / 100 == 2;
        }
        return taken;
    }

    /** Waits until the gateway knows what became of each request, and says it once each. */
    private boolean follow(StorePorts ports, List<Step> steps, String place, PrintWriter out)
            throws InterruptedException {
        Set<String> keys = new LinkedHashSet<>();
        steps.forEach(step -> keys.add(step.sourceKey()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> lines = new LinkedHashSet<>();
        boolean known = true;
        for (String key : keys) {
            Optional<List<Outcome>> outcomes = outcomes(ports, place, key);
            while (outcomes.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_AGAIN.toMillis());
                outcomes = outcomes(ports, place, key);
            }
            known &= outcomes.isPresent();
            outcomes.ifPresentOrElse(
                    found -> found.forEach(outcome -> lines.add(line(ports, outcome))),
                    () -> lines.add(texts.get("simulate.pending", key)));
        }
        out.println();
        lines.forEach(out::println);
        return known;
    }

    private Optional<List<Outcome>> outcomes(StorePorts ports, String place, String key) {
        return ports.inbox().find(channel, place, key).flatMap(ports.store()::outcomes);
    }

    private String line(StorePorts ports, Outcome outcome) {
        Locale language = Texts.terminal();
        String why = outcome.reasons().stream()
                .map(reason -> Reasons.words(reason, language))
                .reduce((one, two) -> one + "; " + two)
                .orElse("");
        if (outcome instanceof Outcome.Opened opened) {
            return texts.get("simulate.opened", opened.number().text(), subject(ports, opened.ticket()), why);
        }
        if (outcome instanceof Outcome.Appended appended) {
            return texts.get("simulate.appended", appended.number().text(), subject(ports, appended.ticket()), why);
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return texts.get("simulate.duplicate", duplicate.number().text(), why);
        }
        return texts.get(outcome instanceof Outcome.Parked ? "simulate.parked" : "simulate.ignored", why);
    }

    private static String subject(StorePorts ports, UUID ticket) {
        return ports.tickets()
                .find(ticket)
                .map(details -> details.ticket().subject() + " ("
                        + details.ticket().status().name().toLowerCase(Locale.ROOT) + ")")
                .orElse("");
    }

    private void among(String word, List<String> words) {
        if (!words.contains(word)) {
            throw usage("simulate.unknown", word, String.join(", ", words));
        }
    }

    private ParameterException usage(String key, Object... arguments) {
        return new ParameterException(spec.commandLine(), texts.get(key, arguments));
    }
}
