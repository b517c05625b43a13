package io.inlet.dispatch.rt;

import io.inlet.dispatch.TargetKind;
import io.inlet.dispatch.TargetNode;
import io.inlet.dispatch.TargetOptions;
import io.inlet.settings.Durations;
import io.inlet.settings.Secret;
import io.inlet.settings.Setting;
import io.inlet.settings.Size;
import io.inlet.settings.YamlNode;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what config/targets.yaml says of a Request Tracker. Its secret is an authentication token, as RT shows it. */
public final class RequestTrackerKind implements TargetKind {
    private static final Map<Priority, Integer> PRIORITIES =
            Map.of(Priority.P1, 100, Priority.P2, 75, Priority.P3, 50, Priority.P4, 25);
    /** The words of RT's default lifecycle. */
    private static final Map<String, Status> STATUSES = Map.of(
            "new", Status.NEW,
            "open", Status.OPEN,
            "stalled", Status.WAITING,
            "resolved", Status.RESOLVED,
            "rejected", Status.CLOSED,
            "deleted", Status.CLOSED);

    private static final Size LARGEST_FILE = Size.parse("10MB");
    private static final long MOST = Size.parse("100MB").bytes();
    private static final int LONGEST_NAME = 200;

    @Override
    public String type() {
        return RequestTrackerAdapter.TYPE;
    }

    @Override
    public List<String> keys() {
        return List.of(
                "queue",
                "external-id-field",
                "fields",
                "priority",
                "status",
                "customer-visible",
                "largest-file",
                "poll");
    }

    @Override
    public Optional<String> secretFault(Secret secret) {
        return secret.reveal().strip().matches("[A-Za-z0-9-]{10,200}") ? Optional.empty() : Optional.of("target.token");
    }

    @Override
    public TargetOptions options(TargetNode target) {
        return new RequestTrackerOptions(
                name(target, "queue"),
                name(target, "external-id-field"),
                fields(target),
                priorities(target),
                statuses(target),
                visible(target),
                target.value(
                        "largest-file", LARGEST_FILE.bytes(), RequestTrackerKind::size, "needs.size-up-to", "100MB"),
                poll(target));
    }

    private static String name(TargetNode target, String key) {
        Optional<YamlNode> written = target.required(key);
        return written.map(node -> target.value(key, node, "", RequestTrackerKind::name, "needs.name", LONGEST_NAME))
                .orElse("");
    }

    private static String name(String written) {
        String name = written.strip();
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !printable) {
            throw new IllegalArgumentException("no name");
        }
        return name;
    }

    private static Map<String, TicketFact> fields(TargetNode target) {
        Map<String, TicketFact> fields = new HashMap<>();
        entries(target, "fields").forEach((name, what) -> {
            if (target.isOneOf(what, what.text(), TicketFact.words())) {
                fields.put(name, TicketFact.ofWord(what.text()));
            }
        });
        return fields;
    }

    private static Map<Priority, Integer> priorities(TargetNode target) {
        if (target.get("priority").isEmpty()) {
            return PRIORITIES;
        }
        Map<Priority, Integer> priorities = new EnumMap<>(Priority.class);
        entries(target, "priority").forEach((name, number) -> {
            if (target.isOneOf(number, name, words(Priority.values(), false))) {
                priorities.put(
                        Priority.valueOf(name),
                        target.value(
                                name,
                                number,
                                0,
                                Setting.count(name, "0", 0, 100).parser(),
                                "needs.count",
                                0,
                                100));
            }
        });
        return priorities;
    }

    private static Map<String, Status> statuses(TargetNode target) {
        if (target.get("status").isEmpty()) {
            return STATUSES;
        }
        Map<String, Status> statuses = new HashMap<>();
        entries(target, "status").forEach((name, status) -> {
            if (target.isOneOf(status, status.text(), words(Status.values(), true))) {
                statuses.put(name.toLowerCase(Locale.ROOT), Status.valueOf(upper(status.text())));
            }
        });
        return statuses;
    }

    private static Set<Direction> visible(TargetNode target) {
        Optional<YamlNode> written = target.get("customer-visible");
        if (written.isEmpty()) {
            return Set.of(Direction.IN);
        }
        if (!written.get().isList()) {
            target.fault(written.get(), "yaml.list", "customer-visible");
        }
        Set<Direction> visible = EnumSet.noneOf(Direction.class);
        for (YamlNode item : written.get().items()) {
            if (target.isOneOf(item, item.text(), List.of("in", "out"))) {
                visible.add(Direction.valueOf(upper(item.text())));
            }
        }
        return visible;
    }

    private static Optional<Duration> poll(TargetNode target) {
        boolean off =
                target.get("poll").filter(node -> node.text().equals("off")).isPresent();
        return off
                ? Optional.empty()
                : Optional.of(target.duration("poll", "30s", Duration.ofSeconds(1), Durations.parse("1d")));
    }

    private static Map<String, YamlNode> entries(TargetNode target, String key) {
        Optional<YamlNode> written = target.get(key);
        written.filter(node -> !node.isMap()).ifPresent(node -> target.fault(node, "yaml.map", key));
        return written.map(YamlNode::entries).orElse(Map.of());
    }

    private static long size(String written) {
        long bytes = Size.parse(written).bytes();
        if (bytes > MOST) {
            throw new IllegalArgumentException("too large");
        }
        return bytes;
    }

    private static List<String> words(Enum<?>[] values, boolean lower) {
        return Arrays.stream(values)
                .map(value -> lower ? value.name().toLowerCase(Locale.ROOT) : value.name())
                .toList();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
