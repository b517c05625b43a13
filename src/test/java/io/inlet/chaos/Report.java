package io.inlet.chaos;

import io.inlet.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was done, what was in flight, and what came of it; as text. */
final class Report {
    private final Instant begun = Instant.now();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> reached = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** @param restart how long the next start took until ready; null where there was none */
    private static final class Line {
        final String name;
        final Flight flight;
        final Duration at;
        Duration restart;

        Line(String name, Flight flight, Duration at) {
            this.name = name;
            this.flight = flight;
            this.at = at;
        }

        boolean counts() {
            return flight != null && flight.counts();
        }
    }

    void fault(Fault fault, Flight flight) {
        lines.add(new Line(fault.name(), flight, Duration.between(begun, Instant.now())));
        if (flight != null && fault.armed() != null) {
            reached.add(fault.armed());
        }
    }

    /** The gateway is ready again after the last fault. */
    void restarted(Duration time) {
        if (!lines.isEmpty() && lines.get(lines.size() - 1).restart == null) {
            lines.get(lines.size() - 1).restart = time;
        }
    }

    void note(String text) {
        notes.add(text);
    }

    void wrong(List<String> findings) {
        wrong.addAll(findings);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long counted() {
        return lines.stream().filter(Line::counts).count();
    }

    /** Faults that did not come about. */
    List<String> missed() {
        return lines.stream()
                .filter(line -> line.flight == null)
                .map(line -> line.name)
                .toList();
    }

    Set<String> reached() {
        return Set.copyOf(reached);
    }

    String text() {
        StringBuilder text = new StringBuilder("Faults (counted: something was in flight)\n")
                .append("    at  counts  restart  what; unacknowledged by inbox | pending | unfinished deliveries\n");
        for (Line line : lines) {
            text.append("%5ds  %-6s %7s  %s; %s%n"
                    .formatted(
                            line.at.toSeconds(),
                            line.flight == null ? "missed" : line.counts() ? "yes" : "no",
                            line.restart == null ? "" : "%.1fs".formatted(line.restart.toMillis() / 1000.0),
                            line.name,
                            line.flight == null ? "did not come about" : line.flight));
        }
        text.append('\n').append(coverage()).append('\n');
        restarts(text);
        notes.forEach(note -> text.append(note).append('\n'));
        text.append("faults: %d, counted: %d, missed: %d%n".formatted(lines.size(), counted(), missed().size()));
        text.append(wrong.isEmpty() ? "nothing lost, nothing doubled, nothing innocent parked\n" : "WRONG:\n");
        wrong.forEach(finding -> text.append("  ").append(finding).append('\n'));
        return text.toString();
    }

    private void restarts(StringBuilder text) {
        List<Duration> times = lines.stream()
                .filter(line -> line.restart != null)
                .map(line -> line.restart)
                .sorted()
                .toList();
        if (!times.isEmpty()) {
            text.append("restarts: %d, median %.1f s, longest %.1f s%n"
                    .formatted(
                            times.size(),
                            times.get(times.size() / 2).toMillis() / 1000.0,
                            times.get(times.size() - 1).toMillis() / 1000.0));
        }
    }

    private String coverage() {
        Map<String, StringBuilder> rows = new TreeMap<>();
        List<String> columns =
                List.of("imap", "pop", "telegram", "hook", "web", "phone", "desk", "tracker", "reply-email");
        Set<String> possible = new TreeSet<>();
        Faults.halts().forEach(halt -> possible.add(halt.armed()));
        Faults.spoolHalts().forEach(halt -> possible.add(halt.armed()));
        StringBuilder text = new StringBuilder("Failpoints (x: halted there)\n%-24s".formatted(""));
        columns.forEach(column -> text.append("%-12s".formatted(column)));
        text.append('\n');
        for (Failpoint point : Failpoint.values()) {
            StringBuilder row = new StringBuilder("%-24s".formatted(point.word()));
            for (String column : columns) {
                String halt = point.word() + "@" + column;
                row.append("%-12s".formatted(reached.contains(halt) ? "x" : possible.contains(halt) ? "-" : ""));
            }
            rows.put(String.valueOf((char) ('a' + point.ordinal())), row);
        }
        rows.values().forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text());
    }
}
