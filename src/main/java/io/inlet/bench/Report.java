package io.inlet.bench;

import io.inlet.settings.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells figures as they come, and at the end the most important ones by name. */
final class Report {
    private static final String ROW = "%-28s %10.0f %10.2f %10.2f %8d %8.1f %8.1f %8.1f";
    private static final long MEGABYTE = 1_000_000;

    private final Consumer<String> out;
    private final Texts texts;
    private final Map<String, String> named = new LinkedHashMap<>();

    Report(Consumer<String> out, Texts texts) {
        this.out = out;
        this.texts = texts;
    }

    void begin(Options options, Round.Plan plan) {
        Runtime runtime = Runtime.getRuntime();
        out.accept(texts.get(
                "machine",
                String.valueOf(runtime.availableProcessors()),
                String.valueOf(runtime.maxMemory() / MEGABYTE),
                System.getProperty("java.vm.version")));
        out.accept(texts.get("warm", String.valueOf(options.seconds())));
        out.accept(texts.get(
                "connections", String.valueOf(plan.sqlConnections()), String.valueOf(plan.insertConnections())));
    }

    void empty(Figures figures) {
        table("0", figures);
        name("capture_per_second", figures.capture().perSecond());
        name("line_per_second", figures.line().perSecond());
        name("parse_per_second", figures.parse().perSecond());
        name("sql_per_second", figures.sql().perSecond());
        ratio("capture_ratio", figures.captureRatio());
        ratio("line_ratio", figures.lineRatio());
        name("insert_per_second", figures.insert().perSecond());
        ratio("line_cpu_seconds_per_1000", figures.line().cpu());
        ratio("capture_cpu_seconds_per_1000", figures.capture().cpu());
        ratio("line_cpu_ratio", figures.lineCpuRatio());
        ratio("capture_cpu_ratio", figures.captureCpuRatio());
        name("line_peak_heap_mb", figures.line().peak() / (double) MEGABYTE);
        name("line_mails", figures.line().messages());
        name("capture_requests", figures.capture().messages());
    }

    /** Posts that shared a commit, in the program and in its SQL alike. */
    void perCommit(double posts) {
        named.put("capture_posts_per_commit", String.format(Locale.ROOT, "%.1f", posts));
    }

    void steady(Sample sample) {
        row("steady", sample);
        ratio("capture_p50_ms", sample.latencies().percentile(50));
        ratio("capture_p95_ms", sample.latencies().percentile(95));
        ratio("capture_p99_ms", sample.latencies().percentile(99));
    }

    void besideFiles(Sample sample) {
        row("files", sample);
        name("files_line_per_second", sample.perSecond());
        name("files_peak_heap_mb", sample.peak() / (double) MEGABYTE);
    }

    void backlog(Sample sample) {
        row("backlog", sample);
        name("backlog_mails", sample.messages());
        name("backlog_line_per_second", sample.perSecond());
        name("backlog_peak_heap_mb", sample.peak() / (double) MEGABYTE);
    }

    void filled(long tickets) {
        out.accept(texts.get("filled", String.valueOf(tickets)));
    }

    void stored(int tickets, Figures empty, Figures full) {
        table(String.valueOf(tickets), full);
        name("stored_tickets", tickets);
        name("stored_line_per_second", full.line().perSecond());
        name("stored_capture_per_second", full.capture().perSecond());
        ratio("stored_line_ratio", full.lineRatio());
        ratio("stored_line_share", full.line().perSecond() / empty.line().perSecond());
        ratio(
                "stored_capture_share",
                full.capture().perSecond() / empty.capture().perSecond());
    }

    void end() {
        out.accept(named.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" ")));
    }

    private void table(String tickets, Figures figures) {
        out.accept("");
        out.accept(texts.get("tickets", tickets));
        out.accept(String.format(Locale.ROOT, "%-28s %10s %10s %10s %8s %8s %8s %8s", (Object[])
                texts.get("columns").split(";")));
        row("parse", figures.parse());
        row("sql", figures.sql());
        row("line", figures.line());
        row("insert", figures.insert());
        row("capture", figures.capture());
        out.accept(texts.get(
                "ratios",
                two(figures.lineRatio()),
                two(figures.captureRatio()),
                two(figures.lineCpuRatio()),
                two(figures.captureCpuRatio())));
    }

    private void row(String what, Sample sample) {
        out.accept(String.format(
                Locale.ROOT,
                ROW,
                texts.get(what),
                sample.perSecond(),
                sample.program(),
                sample.server(),
                sample.peak() / MEGABYTE,
                sample.latencies().percentile(50),
                sample.latencies().percentile(95),
                sample.latencies().percentile(99)));
    }

    private void name(String name, double value) {
        named.put(name, String.valueOf(Math.round(value)));
    }

    private void ratio(String name, double value) {
        named.put(name, two(value));
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
