package io.inlet.dispatch;

import io.inlet.settings.Durations;
import io.inlet.settings.Problem;
import io.inlet.settings.Secret;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import io.inlet.settings.TargetSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The keys of one target in config/targets.yaml on their way to a {@link TargetConfig}. */
final class TargetEntry {
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "type",
            "url",
            "enabled",
            "allow-private",
            "connect-timeout",
            "response-timeout",
            "window",
            "rate",
            "in-flight"));
    private static final Set<String> TYPES = Set.of("webhook");

    private record Written(String value, int line) {}

    private final String name;
    private final int line;
    private final List<Problem> problems;
    private final int problemsBefore;
    private final Map<String, Written> values = new LinkedHashMap<>();

    TargetEntry(String name, int line, List<Problem> problems) {
        this.name = name;
        this.line = line;
        this.problems = problems;
        this.problemsBefore = problems.size();
    }

    void put(String key, String value, int at) {
        if (!KEYS.contains(key)) {
            problem(at, key + " is not a key of a target" + Nearest.question(key, KEYS));
        } else if (values.put(key, new Written(value, at)) != null) {
            problem(at, key + " of target " + name + " stands here a second time");
        }
    }

    /** The target; empty when something is wrong with it. */
    Optional<TargetConfig> build(Settings settings) {
        boolean inFile = read("enabled", "true", Setting.flag("enabled", "true").parser());
        boolean enabled = settings.names(TargetSettings.ENABLED).contains(name)
                ? settings.get(TargetSettings.ENABLED.of(name))
                : inFile;
        boolean allowPrivate = read(
                "allow-private", "false", Setting.flag("allow-private", "false").parser());
        TargetConfig target = new TargetConfig(
                name,
                read("type", null, TargetEntry::type),
                read("url", null, written -> TargetUrl.parse(written, allowPrivate)),
                secret(settings, enabled),
                enabled,
                allowPrivate,
                read("connect-timeout", "5s", within(Duration.ofMillis(100), Duration.ofMinutes(1))),
                read("response-timeout", "30s", within(Duration.ofMillis(100), Duration.ofMinutes(5))),
                read("window", "7d", within(Duration.ofMinutes(1), Duration.ofDays(60))),
                read("rate", "20/s", TargetEntry::rate),
                read("in-flight", "4", Setting.count("in-flight", "4", 1, 64).parser()));
        return problems.size() == problemsBefore ? Optional.of(target) : Optional.empty();
    }

    private Secret secret(Settings settings, boolean enabled) {
        Setting<Secret> setting = TargetSettings.SECRET.of(name);
        Optional<Secret> secret = settings.find(setting);
        if (secret.isEmpty()) {
            if (enabled) {
                problem(
                        line,
                        "target " + name + " has no secret to sign with; set " + setting.key() + " or "
                                + setting.key().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            }
            return null;
        }
        try {
            SigningKeys.parse(secret.get());
        } catch (IllegalArgumentException wrong) {
            problem(line, setting.key() + " of target " + name + ": " + wrong.getMessage());
        }
        return secret.get();
    }

    private <T> T read(String key, String initial, Function<String, T> parser) {
        Written written = values.getOrDefault(key, new Written(initial, line));
        if (written.value() == null) {
            problem(line, "target " + name + " has no " + key);
            return parser.apply(key.equals("type") ? "webhook" : "https://desk.example.com");
        }
        try {
            return parser.apply(written.value());
        } catch (IllegalArgumentException wrong) {
            problem(written.line(), key + " of target " + name + ": " + wrong.getMessage());
            return initial == null ? null : parser.apply(initial);
        }
    }

    private static String type(String written) {
        if (!TYPES.contains(written)) {
            throw new IllegalArgumentException(written + " is not a type" + Nearest.question(written, TYPES));
        }
        return written;
    }

    private static double rate(String written) {
        if (!written.matches("[0-9]{1,4}/(s|m)") || written.startsWith("0")) {
            throw new IllegalArgumentException("calls with a unit of time, such as 20/s or 30/m");
        }
        int calls = Integer.parseInt(written.substring(0, written.indexOf('/')));
        return written.endsWith("s") ? calls : calls / 60.0;
    }

    private static Function<String, Duration> within(Duration least, Duration most) {
        return written -> {
            Duration duration = Durations.parse(written);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException("at least " + words(least) + " and at most " + words(most));
            }
            return duration;
        };
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toMillis() + "ms";
    }

    private void problem(int at, String text) {
        problems.add(new Problem(Targets.FILE, at, text));
    }
}
