package io.inlet.console;

import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Balance;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All figures in Prometheus' text format (0.0.4): the counters of the line from one snapshot a scrape, so that the equations hold in what
 * is scraped, the parts, and whatever else was registered.
 */
final class Metrics {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final Balance balance;
    private final Health health;
    private final PrometheusMeterRegistry registry;

    Metrics(Balance balance, Health health, PrometheusMeterRegistry registry) {
        this.balance = balance;
        this.health = health;
        this.registry = registry;
    }

    String text() {
        MetricText text = new MetricText();
        parts(text);
        try {
            Balance.Sheet sheet = balance.read();
            text.family("inlet_store_readable", "gauge", "1 when the counters could be read")
                    .sample(Map.of(), 1);
            lines(text, sheet);
            targets(text, sheet);
        } catch (StoreUnavailableException badDay) {
            text.family("inlet_store_readable", "gauge", "1 when the counters could be read")
                    .sample(Map.of(), 0);
        }
        return text + registry.scrape();
    }

    private void parts(MetricText text) {
        text.family("inlet_part_up", "gauge", "1 while the part works");
        List<Part> parts = health.look().all().stream().map(Health.Seen::part).toList();
        parts.forEach(part -> text.sample(Map.of("part", part.name()), part.up() ? 1 : 0));
        TreeSet<String> figures = new TreeSet<>();
        parts.forEach(part -> figures.addAll(part.figures().keySet()));
        figures.forEach(figure -> figure(text, parts, figure));
    }

    /** One family a figure, {@code inlet_part_last_good_poll_age_seconds}; what is no number cannot be a metric. */
    private static void figure(MetricText text, List<Part> parts, String figure) {
        List<Part> counting = parts.stream()
                .filter(part -> part.figures().get(figure) instanceof Number)
                .toList();
        if (counting.isEmpty()) {
            return;
        }
        String name = "inlet_part_" + CAPITAL.matcher(figure).replaceAll("_$0").toLowerCase(Locale.ROOT);
        text.family(name, "gauge", "What the parts say of themselves: " + figure);
        counting.forEach(part -> text.sample(
                Map.of("part", part.name()), ((Number) part.figures().get(figure)).longValue()));
    }

    private static void lines(MetricText text, Balance.Sheet sheet) {
        text.family(
                "inlet_items_total",
                "counter",
                "Items by outcome; captured = opened + appended + duplicate + ignored + inlet_parked_items + inlet_pending_items");
        for (Balance.Line line : sheet.lines()) {
            text.sample(labels(line, "outcome", "captured"), line.captured())
                    .sample(labels(line, "outcome", "opened"), line.opened())
                    .sample(labels(line, "outcome", "appended"), line.appended())
                    .sample(labels(line, "outcome", "duplicate"), line.duplicate())
                    .sample(labels(line, "outcome", "ignored"), line.ignored());
        }
        text.family("inlet_parked_items", "gauge", "Items set aside for a person");
        sheet.lines().forEach(line -> text.sample(labels(line), line.parked()));
        text.family("inlet_pending_items", "gauge", "Items captured and not understood yet");
        sheet.lines().forEach(line -> text.sample(labels(line), line.pending()));
        text.family("inlet_balance_holds", "gauge", "1 while captured equals the sum of the outcomes");
        sheet.lines().forEach(line -> text.sample(labels(line), line.holds() ? 1 : 0));
        text.family("inlet_oldest_pending_seconds", "gauge", "Age of the oldest captured item that is not understood")
                .sample(Map.of(), sheet.oldestPendingSeconds());
        text.family("inlet_oldest_waiting_seconds", "gauge", "Age of the oldest delivery that is not done")
                .sample(Map.of(), sheet.oldestWaitingSeconds());
    }

    private static void targets(MetricText text, Balance.Sheet sheet) {
        text.family(
                "inlet_deliveries", "gauge", "Deliveries by state; queued = delivered + waiting + unknown + parked");
        for (Balance.Target target : sheet.targets()) {
            text.sample(state(target, "queued"), target.queued())
                    .sample(state(target, "delivered"), target.delivered())
                    .sample(state(target, "waiting"), target.waiting())
                    .sample(state(target, "unknown"), target.unknown())
                    .sample(state(target, "parked"), target.parked());
        }
        text.family("inlet_target_balance_holds", "gauge", "1 while queued equals the sum of the states");
        sheet.targets().forEach(target -> text.sample(Map.of("target", target.target()), target.holds() ? 1 : 0));
        text.family("inlet_target_paused", "gauge", "1 while nothing is sent to the target until it is resumed");
        sheet.targets()
                .forEach(target -> text.sample(Map.of("target", target.target()), target.pausedFor() == null ? 0 : 1));
    }

    private static Map<String, String> labels(Balance.Line line) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("channel", line.channel());
        labels.put("brand", line.brand());
        labels.put("inbox", line.inbox());
        return labels;
    }

    private static Map<String, String> labels(Balance.Line line, String name, String value) {
        Map<String, String> labels = labels(line);
        labels.put(name, value);
        return labels;
    }

    private static Map<String, String> state(Balance.Target target, String state) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("target", target.target());
        labels.put("state", state);
        return labels;
    }
}
