package io.inlet.dispatch;

import io.inlet.settings.Durations;
import io.inlet.settings.Problems;
import io.inlet.settings.Secret;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import io.inlet.settings.SigningKeys;
import io.inlet.settings.TargetSettings;
import io.inlet.settings.YamlNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads one target of config/targets.yaml; every problem is told with its line. */
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
    private static final List<String> TYPES = List.of("webhook");
    private static final int MOST_IN_FLIGHT = 64;

    private final String name;
    private final YamlNode node;
    private final Problems problems;
    private boolean faulty;

    TargetReader(String name, YamlNode node, Problems problems) {
        this.name = name;
        this.node = node;
        this.problems = problems;
    }

    /** The target; empty when something is wrong with it. */
    Optional<TargetConfig> read(Settings settings) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            fault(node, "target.name", name);
            return Optional.empty();
        }
        node.expectOnly(KEYS, problems);
        faulty |= !KEYS.containsAll(node.entries().keySet());
        boolean enabled = settings.names(TargetSettings.ENABLED).contains(name)
                ? settings.get(TargetSettings.ENABLED.of(name))
                : flag("enabled", true);
        boolean allowPrivate = flag("allow-private", false);
        TargetConfig target = new TargetConfig(
                name,
                type(),
                url(allowPrivate),
                secret(settings, enabled),
                enabled,
                allowPrivate,
                duration("connect-timeout", "5s", Duration.ofMillis(100), Duration.ofMinutes(1)),
                duration("response-timeout", "30s", Duration.ofMillis(100), Duration.ofMinutes(5)),
                duration("window", "7d", Duration.ofMinutes(1), Duration.ofDays(60)),
                value("rate", 20.0, TargetReader::rate, "needs.rate"),
                value(
                        "in-flight",
                        4,
                        Setting.count("in-flight", "4", 1, MOST_IN_FLIGHT).parser(),
                        "needs.count",
                        1,
                        MOST_IN_FLIGHT));
        return faulty ? Optional.empty() : Optional.of(target);
    }

    private String type() {
        Optional<YamlNode> written = required("type");
        written.filter(type -> !TYPES.contains(type.text()))
                .ifPresent(type -> fault(
                        type,
                        "yaml.choice",
                        type.text(),
                        String.join(", ", TYPES),
                        problems.didYouMeanQuoted(type.text(), TYPES)));
        return written.map(YamlNode::text).orElse(null);
    }

    private URI url(boolean allowPrivate) {
        Optional<YamlNode> written = required("url");
        Optional<String> wrong = written.flatMap(url -> TargetUrl.fault(url.text(), allowPrivate));
        wrong.ifPresent(key -> fault(written.get(), key));
        return written.isEmpty() || wrong.isPresent()
                ? null
                : URI.create(written.get().text().strip());
    }

    private Secret secret(Settings settings, boolean enabled) {
        Setting<Secret> setting = TargetSettings.SECRET.of(name);
        Optional<Secret> secret = settings.find(setting);
        if (secret.isEmpty()) {
            if (enabled) {
                String variable =
                        setting.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
                fault(node, "target.no-secret", name, setting.key(), variable);
            }
            return null;
        }
        try {
            SigningKeys.parse(secret.get());
        } catch (IllegalArgumentException noKey) {
            fault(node, "target.key", setting.key());
        }
        return secret.get();
    }

    private Optional<YamlNode> required(String key) {
        Optional<YamlNode> written = node.get(key);
        if (written.isEmpty()) {
            fault(node, "target.lacks", name, key);
        }
        return written;
    }

    private boolean flag(String key, boolean initial) {
        return value(key, initial, Setting.flag(key, "true").parser(), "needs.flag");
    }

    private Duration duration(String key, String initial, Duration least, Duration most) {
        return value(
                key,
                Durations.parse(initial),
                written -> {
                    Duration duration = Durations.parse(written);
                    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return duration;
                },
                "needs.duration-within",
                words(least),
                words(most));
    }

    private <T> T value(String key, T initial, Function<String, T> parser, String needs, Object... arguments) {
        Optional<YamlNode> written = node.get(key);
        try {
            return written.map(value -> parser.apply(value.text())).orElse(initial);
        } catch (IllegalArgumentException wrong) {
            fault(written.get(), "yaml.value", key, written.get().text(), problems.text(needs, arguments));
            return initial;
        }
    }

    private static double rate(String written) {
        if (!written.matches("[1-9][0-9]{0,3}/[sm]")) {
            throw new IllegalArgumentException("no rate");
        }
        int calls = Integer.parseInt(written.substring(0, written.indexOf('/')));
        return written.endsWith("s") ? calls : calls / 60.0;
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toMillis() + "ms";
    }

    private void fault(YamlNode at, String key, Object... arguments) {
        faulty = true;
        at.problem(problems, key, arguments);
    }
}
