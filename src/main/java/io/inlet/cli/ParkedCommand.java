package io.inlet.cli;

import io.inlet.OpenDatabase;
import io.inlet.StoreWiring;
import io.inlet.console.Reasons;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.ParkedQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The queue of what could not be understood: list, show, release into the line again, or discard with a reason. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ParkedCommand implements Runnable {
    private static final int PAGE = 100;
    private static final int PREVIEW = 2000;

    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("commands", Texts.terminal());

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), texts.get("parked.which"));
    }

    @Command(mixinStandardHelpOptions = true)
    int list() {
        return with(parked -> {
            PrintWriter out = spec.commandLine().getOut();
            UUID after = null;
            int count = 0;
            for (List<ParkedQueue.Entry> page = parked.list(null, PAGE);
                    !page.isEmpty();
                    page = parked.list(after, PAGE)) {
                for (ParkedQueue.Entry entry : page) {
                    out.printf(
                            "%s  %s  %s/%s  %s%n",
                            entry.raw().id(),
                            entry.parkedAt(),
                            entry.raw().channel(),
                            entry.raw().inbox(),
                            Reasons.words(entry.reason(), Texts.terminal()));
                    after = entry.raw().id();
                    count++;
                }
            }
            out.println(texts.get("parked.count", String.valueOf(count)));
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", descriptionKey = "id") UUID id) {
        return with(parked -> {
            Optional<ParkedQueue.Entry> found = parked.find(id);
            if (found.isEmpty()) {
                return unknown(id);
            }
            ParkedQueue.Entry entry = found.get();
            PrintWriter out = spec.commandLine().getOut();
            out.println(Reasons.words(entry.reason(), Texts.terminal()));
            entry.raw().headers().forEach(header -> out.println(header.name() + ": " + printable(header.value())));
            out.println();
            out.println(preview(entry));
            if (entry.detail() != null) {
                out.println();
                out.println(entry.detail());
            }
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true)
    int release(@Parameters(paramLabel = "ID", arity = "1..*", descriptionKey = "id") List<UUID> ids) {
        return with(parked -> ids.stream()
                .mapToInt(id -> parked.release(id, actor()) ? said("parked.released", id) : unknown(id))
                .max()
                .orElse(0));
    }

    @Command(mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "ID", arity = "1..*", descriptionKey = "id") List<UUID> ids,
            @Option(names = "--why", paramLabel = "TEXT", required = true, descriptionKey = "why") String why) {
        return with(parked -> ids.stream()
                .mapToInt(id -> parked.discard(id, actor(), why) ? said("parked.discarded", id) : unknown(id))
                .max()
                .orElse(0));
    }

    private int with(Function<ParkedQueue, Integer> work) {
        Settings settings = home.settings();
        try (OpenDatabase database = OpenDatabase.forClient(home.home(), settings)) {
            return work.apply(StoreWiring.ports(database, settings).parked());
        }
    }

    private int said(String key, UUID id) {
        spec.commandLine().getOut().println(texts.get(key, id.toString()));
        return 0;
    }

    private int unknown(UUID id) {
        spec.commandLine().getErr().println(texts.get("parked.unknown", id.toString()));
        return 1;
    }

    private static String actor() {
        return "user:" + System.getProperty("user.name");
    }

    private static String preview(ParkedQueue.Entry entry) {
        try (InputStream bytes = entry.raw().open()) {
            return printable(new String(bytes.readNBytes(PREVIEW), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the bytes of " + entry.raw().id(), unreadable);
        }
    }

    /** What a terminal may show: no control characters, which could move its cursor or worse. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\u00b7");
    }
}
