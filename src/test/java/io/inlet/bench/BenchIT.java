package io.inlet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.Distribution;
import io.inlet.settings.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bench measures what it says; how fast that is depends on the machine. */
@Tag("one-jdk")
class BenchIT {
    @Test
    void tellsAllFiguresByNameInItsLastLine() throws Exception {
        List<String> lines = new ArrayList<>();

        Bench.run(
                new Options(1, 300, false, 60),
                new Distribution(Path.of("")),
                Texts.of("bench", Locale.ENGLISH),
                lines::add);

        String last = lines.get(lines.size() - 1);
        assertThat(last)
                .matches("capture_per_second=\\d+ line_per_second=\\d+ parse_per_second=\\d+ sql_per_second=\\d+"
                        + " capture_ratio=\\d+\\.\\d\\d line_ratio=\\d+\\.\\d\\d .*");
        Map<String, Double> figures = Arrays.stream(last.split(" "))
                .map(figure -> figure.split("="))
                .collect(Collectors.toMap(figure -> figure[0], figure -> Double.valueOf(figure[1])));
        assertThat(figures)
                .containsKeys(
                        "insert_per_second",
                        "capture_p50_ms",
                        "capture_p95_ms",
                        "capture_p99_ms",
                        "line_cpu_seconds_per_1000",
                        "line_peak_heap_mb",
                        "stored_line_share",
                        "backlog_line_per_second")
                .containsEntry("backlog_mails", 60.0)
                .containsEntry("stored_tickets", 300.0);
        assertThat(figures.get("line_mails")).isPositive();
        assertThat(figures.get("capture_requests")).isPositive();
        assertThat(figures.get("capture_p99_ms")).isGreaterThanOrEqualTo(figures.get("capture_p50_ms"));
    }
}
