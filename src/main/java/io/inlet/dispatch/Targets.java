package io.inlet.dispatch;

import io.inlet.dispatch.rt.RequestTrackerKind;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import io.inlet.settings.TargetSettings;
import io.inlet.settings.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The targets of {@code config/targets.yaml} with their secrets from the settings. Immutable. */
public final class Targets {
    public static final String FILE = "config/targets.yaml";
    /** Begins the names of what answers customers; a file cannot name such a target, so rules cannot either. */
    public static final String REPLY_PREFIX = "reply-";

    /** The types that a target may have. */
    private static final List<TargetKind> KINDS = List.of(new WebhookKind(), new RequestTrackerKind());

    private final Map<String, TargetConfig> all;

    public Targets(Collection<TargetConfig> targets) {
        Map<String, TargetConfig> byName = new TreeMap<>();
        targets.forEach(target -> byName.put(target.name(), target));
        this.all = Collections.unmodifiableMap(byName);
    }

    /**
     * Reads {@code config/targets.yaml} below the home folder; without that file there are no targets. All problems are added, each with
     * its line; a target with a problem is left out.
     */
    public static Targets load(Path home, Settings settings, Problems problems) {
        Map<String, YamlNode> written = Files.exists(home.resolve(FILE))
                ? YamlNode.read(home, FILE, problems)
                        .map(root -> entries(root, problems))
                        .orElse(Map.of())
                : Map.of();
        List<TargetConfig> targets = new ArrayList<>();
        written.forEach((name, node) ->
                new TargetReader(name, node, KINDS, problems).read(settings).ifPresent(targets::add));
        Set<String> meant = new TreeSet<>(settings.names(TargetSettings.SECRET));
        meant.addAll(settings.names(TargetSettings.ENABLED));
        meant.removeAll(written.keySet());
        meant.forEach(
                stray -> problems.add(FILE, 0, "target.stray", stray, problems.didYouMean(stray, written.keySet())));
        return new Targets(targets);
    }

    private static Map<String, YamlNode> entries(YamlNode root, Problems problems) {
        root.expectOnly(List.of("targets"), problems);
        return root.get("targets").map(YamlNode::entries).orElse(Map.of());
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

    /** These and others, such as those that answer customers. */
    public Targets with(Collection<TargetConfig> others) {
        List<TargetConfig> both = new ArrayList<>(all.values());
        both.addAll(others);
        return new Targets(both);
    }

    public Optional<TargetConfig> find(String name) {
        return Optional.ofNullable(all.get(name));
    }
}
