package io.inlet.dispatch;

import io.inlet.settings.Problems;
import io.inlet.settings.Secret;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import io.inlet.settings.TargetSettings;
import io.inlet.settings.YamlNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one target of config/targets.yaml: what all targets have; the rest is its kind's. */
final class TargetReader {
    private static final List<String> KEYS = List.of(
            "type",
            "url",
            "enabled",
            "allow-private",
            "connect-timeout",
            "response-timeout",
            "window",
            "rate",
            "in-flight");
    private static final int MOST_IN_FLIGHT = 64;

    private final TargetNode node;
    private final List<TargetKind> kinds;

    TargetReader(String name, YamlNode node, List<TargetKind> kinds, Problems problems) {
        this.node = new TargetNode(name, node, problems);
        this.kinds = kinds;
    }

    /** The target; empty when something is wrong with it. */
    Optional<TargetConfig> read(Settings settings) {
        String name = node.name();
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            node.fault(node.node(), "target.name", name);
            return Optional.empty();
        }
        if (name.startsWith(Targets.REPLY_PREFIX)) {
            node.fault(node.node(), "target.reserved", name);
            return Optional.empty();
        }
        Optional<TargetKind> kind = kind();
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(kind.map(TargetKind::keys).orElseGet(this::allKeys));
        node.expectOnly(keys);
        boolean enabled = settings.names(TargetSettings.ENABLED).contains(name)
                ? settings.get(TargetSettings.ENABLED.of(name))
                : node.flag("enabled", true);
        boolean allowPrivate = node.flag("allow-private", false);
        TargetConfig target = new TargetConfig(
                name,
                kind.map(TargetKind::type).orElse(null),
                url(allowPrivate),
                secret(settings, kind, enabled),
                enabled,
                allowPrivate,
                node.duration("connect-timeout", "5s", Duration.ofMillis(100), Duration.ofMinutes(1)),
                node.duration("response-timeout", "30s", Duration.ofMillis(100), Duration.ofMinutes(5)),
                node.duration("window", "7d", Duration.ofMinutes(1), Duration.ofDays(60)),
                node.value("rate", 20.0, TargetReader::rate, "needs.target-rate"),
                node.count("in-flight", 4, 1, MOST_IN_FLIGHT),
                kind.map(known -> known.options(node)).orElse(TargetOptions.NONE));
        return node.faulty() ? Optional.empty() : Optional.of(target);
    }

    private Optional<TargetKind> kind() {
        List<String> types = kinds.stream().map(TargetKind::type).toList();
        return node.required("type")
                .filter(written -> node.isOneOf(written, written.text(), types))
                .flatMap(written -> kinds.stream()
                        .filter(kind -> kind.type().equals(written.text()))
                        .findFirst());
    }

    /** Where the type is not known, no key of any is held against the target. */
    private List<String> allKeys() {
        return kinds.stream().flatMap(kind -> kind.keys().stream()).toList();
    }

    private URI url(boolean allowPrivate) {
        Optional<YamlNode> written = node.required("url");
        Optional<String> wrong = written.flatMap(url -> TargetUrl.fault(url.text(), allowPrivate));
        wrong.ifPresent(key -> node.fault(written.get(), key));
        return written.isEmpty() || wrong.isPresent()
                ? null
                : URI.create(written.get().text().strip());
    }

    private Secret secret(Settings settings, Optional<TargetKind> kind, boolean enabled) {
        Setting<Secret> setting = TargetSettings.SECRET.of(node.name());
        Optional<Secret> secret = settings.find(setting);
        if (secret.isEmpty()) {
            if (enabled) {
                String variable =
                        setting.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
                node.fault(node.node(), "target.no-secret", node.name(), setting.key(), variable);
            }
            return null;
        }
        kind.flatMap(known -> known.secretFault(secret.get()))
                .ifPresent(fault -> node.fault(node.node(), fault, setting.key()));
        return secret.get();
    }

    private static double rate(String written) {
        if (!written.matches("[1-9][0-9]{0,3}/[sm]")) {
            throw new IllegalArgumentException("no rate");
        }
        int calls = Integer.parseInt(written.substring(0, written.indexOf('/')));
        return written.endsWith("s") ? calls : calls / 60.0;
    }
}
