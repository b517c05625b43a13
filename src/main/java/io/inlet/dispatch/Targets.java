package io.inlet.dispatch;

import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import io.inlet.settings.TargetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The targets of {@code config/targets.yaml} with their secrets from the settings. Immutable. */
public final class Targets {
    public static final String FILE = "config/targets.yaml";

    private final Map<String, TargetConfig> all;

    public Targets(Collection<TargetConfig> targets) {
        Map<String, TargetConfig> byName = new TreeMap<>();
        targets.forEach(target -> byName.put(target.name(), target));
        this.all = java.util.Collections.unmodifiableMap(byName);
    }

    /**
     * Reads {@code config/targets.yaml} below the home folder; without that file there are no targets. All problems are added, each with
     * its line; a target with a problem is left out.
     */
    public static Targets load(Path home, Settings settings, List<Problem> problems) {
        Path file = home.resolve(FILE);
        String text;
        try {
            text = Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    FILE,
                    0,
                    "cannot be read (" + unreadable.getClass().getSimpleName()
                            + "); a text file in UTF-8 that Inlet's user may read"));
            return new Targets(List.of());
        }
        TargetsFile reader = new TargetsFile(settings, problems);
        Targets targets = new Targets(reader.read(text));
        Set<String> written = new TreeSet<>(settings.names(TargetSettings.SECRET));
        written.addAll(settings.names(TargetSettings.ENABLED));
        written.removeAll(reader.names());
        for (String unknown : written) {
            problems.add(new Problem(
                    FILE,
                    0,
                    "has no target " + unknown + ", which a setting inlet.target." + unknown + ".* is for"
                            + Nearest.question(unknown, reader.names())));
        }
        return targets;
    }

    public Collection<TargetConfig> all() {
        return all.values();
    }

    /** Names of the targets that are told anything; deliveries are queued for no other. */
    public Set<String> enabled() {
        Set<String> names = new TreeSet<>();
        all.values().stream().filter(TargetConfig::enabled).forEach(target -> names.add(target.name()));
        return names;
    }

    public Optional<TargetConfig> find(String name) {
        return Optional.ofNullable(all.get(name));
    }
}
