package io.inlet.dispatch;

import io.inlet.settings.Durations;
import io.inlet.settings.Problems;
import io.inlet.settings.Setting;
import io.inlet.settings.YamlNode;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one target in config/targets.yaml, read as values; whatever is wrong is told with its line, and remembered. */
public final class TargetNode {
    private final String name;
    private final YamlNode node;
    private final Problems problems;
    private boolean faulty;

    TargetNode(String name, YamlNode node, Problems problems) {
        this.name = name;
        this.node = node;
        this.problems = problems;
    }

    String name() {
        return name;
    }

    YamlNode node() {
        return node;
    }

    /** Whether anything was wrong so far. */
    boolean faulty() {
        return faulty;
    }

    public Optional<YamlNode> get(String key) {
        return node.get(key);
    }

    /** As {@link #get}; its absence is a problem. */
    public Optional<YamlNode> required(String key) {
        Optional<YamlNode> written = node.get(key);
        if (written.isEmpty()) {
            fault(node, "target.lacks", name, key);
        }
        return written;
    }

    /** Says every key that the target should not have. */
    void expectOnly(Collection<String> keys) {
        node.expectOnly(keys, problems);
        faulty |= !keys.containsAll(node.entries().keySet());
    }

    /** Says a word that is none of the known ones. */
    public boolean isOneOf(YamlNode at, String word, Collection<String> known) {
        if (known.contains(word)) {
            return true;
        }
        fault(at, "yaml.choice", word, String.join(", ", known), problems.didYouMeanQuoted(word, known));
        return false;
    }

    boolean flag(String key, boolean initial) {
        return value(key, initial, Setting.flag(key, "true").parser(), "needs.flag");
    }

    public int count(String key, int initial, int least, int most) {
        return value(
                key,
                initial,
                Setting.count(key, Integer.toString(initial), least, most).parser(),
                "needs.count",
                least,
                most);
    }

    public Duration duration(String key, String initial, Duration least, Duration most) {
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

    /**
     * A value that {@code parser} understands.
     *
     * @param needs key of the text that says what is needed, with its arguments
     */
    public <T> T value(String key, T initial, Function<String, T> parser, String needs, Object... arguments) {
        Optional<YamlNode> written = node.get(key);
        return written.isEmpty() ? initial : value(key, written.get(), initial, parser, needs, arguments);
    }

    /** As {@link #value(String, Object, Function, String, Object...)}, of a value deeper inside. */
    public <T> T value(
            String key, YamlNode written, T initial, Function<String, T> parser, String needs, Object... arguments) {
        try {
            return parser.apply(written.text());
        } catch (IllegalArgumentException wrong) {
            fault(written, "yaml.value", key, written.text(), problems.text(needs, arguments));
            return initial;
        }
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /** Tells a problem at a place. */
    public void fault(YamlNode at, String key, Object... arguments) {
        faulty = true;
        at.problem(problems, key, arguments);
    }
}
