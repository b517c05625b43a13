package io.inlet.channel.phone;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import io.inlet.text.PhoneNumbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code config/phone.yaml} says of telephone numbers, by the source that it holds for. Immutable. */
public final class PhoneBook {
    public static final String FILE = "config/phone.yaml";

    private static final List<String> KEYS = List.of("shared", "blocked", "caller-ids");
    private static final List<String> RULE_KEYS = List.of("to", "show");
    private static final Pattern SOURCE = Pattern.compile("phone(-[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");

    private final Map<String, Entry> bySource;

    private PhoneBook(Map<String, Entry> bySource) {
        this.bySource = Map.copyOf(bySource);
    }

    /** A book in which nothing stands. */
    public static PhoneBook empty() {
        return new PhoneBook(Map.of());
    }

    /**
     * Reads {@code config/phone.yaml} below the home folder; without that file nothing stands in it. All problems are added with their
     * line; what is wrong is left out.
     *
     * @param country whose national numbers are meant
     */
    public static PhoneBook load(Path home, String country, Problems problems) {
        Map<String, Entry> entries = new TreeMap<>();
        if (Files.exists(home.resolve(FILE))) {
            YamlNode.read(home, FILE, problems).ifPresent(root -> {
                root.expectOnly(List.of("sources"), problems);
                root.get("sources")
                        .map(YamlNode::entries)
                        .orElse(Map.of())
                        .forEach((name, node) -> entries.put(name, entry(name, node, country, problems)));
            });
        }
        return new PhoneBook(entries);
    }

    /** What holds for one source. */
    public Entry of(String source) {
        return bySource.getOrDefault(source, Entry.EMPTY);
    }

    /** Whether a number (E.164) is shared at any source. */
    public boolean isShared(String number) {
        return bySource.values().stream().anyMatch(entry -> entry.isShared(number));
    }

    private static Entry entry(String name, YamlNode node, String country, Problems problems) {
        if (!SOURCE.matcher(name).matches()) {
            node.problem(problems, "phone.source", name);
        }
        node.expectOnly(KEYS, problems);
        List<CallerId> rules = new ArrayList<>();
        for (YamlNode rule : node.get("caller-ids").map(YamlNode::items).orElse(List.of())) {
            callerId(rule, country, problems).ifPresent(rules::add);
        }
        return new Entry(
                country,
                numbers(node, "shared", country, problems),
                numbers(node, "blocked", country, problems),
                rules);
    }

    private static Optional<CallerId> callerId(YamlNode rule, String country, Problems problems) {
        rule.expectOnly(RULE_KEYS, problems);
        Optional<YamlNode> to = rule.get("to");
        Optional<YamlNode> show = rule.get("show");
        if (to.isEmpty() || show.isEmpty() || !NUMBER.matcher(show.get().text()).matches()) {
            rule.problem(problems, "phone.caller-id");
            return Optional.empty();
        }
        return NumberPattern.parse(to.get().text(), country)
                .map(pattern -> new CallerId(pattern, show.get().text()))
                .or(() -> {
                    to.get().problem(problems, "phone.number", to.get().text());
                    return Optional.empty();
                });
    }

    private static List<NumberPattern> numbers(YamlNode node, String key, String country, Problems problems) {
        List<NumberPattern> patterns = new ArrayList<>();
        for (YamlNode item : node.get(key).map(YamlNode::items).orElse(List.of())) {
            NumberPattern.parse(item.text(), country)
                    .ifPresentOrElse(patterns::add, () -> item.problem(problems, "phone.number", item.text()));
        }
        return patterns;
    }

    /** Which number is shown to whoever is called. */
    private record CallerId(NumberPattern to, String show) {}

    /** What stands under one source. */
    public static final class Entry {
        private static final Entry EMPTY = new Entry("RU", List.of(), List.of(), List.of());

        private final String country;
        private final List<NumberPattern> shared;
        private final List<NumberPattern> blocked;
        private final List<CallerId> callerIds;

        private Entry(
                String country, List<NumberPattern> shared, List<NumberPattern> blocked, List<CallerId> callerIds) {
            this.country = country;
            this.shared = List.copyOf(shared);
            this.blocked = List.copyOf(blocked);
            this.callerIds = List.copyOf(callerIds);
        }

        boolean isShared(String number) {
            return shared.stream().anyMatch(pattern -> pattern.matches(number));
        }

        /** Whether calls from a number, as it was sent, are turned away. */
        public boolean isBlocked(String raw) {
            return raw != null && !blocked.isEmpty() && matches(blocked, raw);
        }

        /** The number to show to whoever is called: the first rule that fits decides. */
        public Optional<String> callerId(String called) {
            return called == null
                    ? Optional.empty()
                    : callerIds.stream()
                            .filter(rule -> matches(List.of(rule.to()), called))
                            .map(CallerId::show)
                            .findFirst();
        }

        private boolean matches(List<NumberPattern> patterns, String raw) {
            String plain = CallNumber.plain(raw);
            String canonical = PhoneNumbers.ofExchange(plain, country);
            return patterns.stream().anyMatch(pattern -> pattern.matches(canonical == null ? plain : canonical));
        }
    }
}
