package io.inlet.dispatch.rt;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTrackerKindTest {
    private static final String TOKEN = "1-27-0123456789abcdef0123456789abcdef";

    @TempDir
    Path home;

    private final Problems problems = new Problems(Locale.ENGLISH);

    @BeforeEach
    void folder() throws Exception {
        Files.createDirectory(home.resolve("config"));
    }

    @Test
    void readsEveryKey() throws Exception {
        RequestTrackerOptions options = options(load("""
                targets:
                  rt:
                    type: request-tracker
                    url: https://rt.example.com/rt
                    queue: Запросы "VIP"
                    external-id-field: InletId
                    fields: {Channel: channel, Until: respond-by}
                    priority: {P1: 90}
                    status: {done: resolved}
                    customer-visible: [in, out]
                    largest-file: 25MB
                    poll: 1m
                """, TOKEN));

        assertThat(problems.sorted()).isEmpty();
        assertThat(options)
                .isEqualTo(new RequestTrackerOptions(
                        "Запросы \"VIP\"",
                        "InletId",
                        Map.of("Channel", TicketFact.CHANNEL, "Until", TicketFact.RESPOND_BY),
                        Map.of(Priority.P1, 90),
                        Map.of("done", Status.RESOLVED),
                        Set.of(Direction.IN, Direction.OUT),
                        25 * 1024 * 1024,
                        Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void hasDefaults() throws Exception {
        RequestTrackerOptions options = options(load("""
                targets:
                  rt: {type: request-tracker, url: "https://rt.example.com", queue: Support, external-id-field: InletId}
                """, TOKEN));

        assertThat(options.priorities()).containsEntry(Priority.P1, 100).containsEntry(Priority.P4, 25);
        assertThat(options.statuses())
                .containsEntry("stalled", Status.WAITING)
                .containsEntry("rejected", Status.CLOSED);
        assertThat(options.customerVisible()).containsExactly(Direction.IN);
        assertThat(options.largestFile()).isEqualTo(10 * 1024 * 1024);
        assertThat(options.poll()).contains(Duration.ofSeconds(30));
    }

    @Test
    void canBeKeptFromListening() throws Exception {
        RequestTrackerOptions options = options(load("""
                targets:
                  rt: {type: request-tracker, url: "https://rt.example.com", queue: Q, external-id-field: F, poll: off}
                """, TOKEN));

        assertThat(options.poll()).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirLines() throws Exception {
        load("""
                targets:
                  rt:
                    type: request-tracker
                    url: https://rt.example.com
                    queu: Support
                    fields:
                      Channel: chanel
                    priority:
                      P1: 101
                      P7: 5
                    status:
                      done: resolvd
                    customer-visible: [in, internal]
                    largest-file: 1GB
                    poll: 1ms
                """, TOKEN);

        assertThat(problems.sorted().stream().map(Problem::toString))
                .containsExactly(
                        "config/targets.yaml:2: target rt lacks 'external-id-field'.",
                        "config/targets.yaml:2: target rt lacks 'queue'.",
                        "config/targets.yaml:5: 'queu' is not known here. Did you mean queue?",
                        "config/targets.yaml:7: 'chanel' is none of " + String.join(", ", TicketFact.words())
                                + ". Did you mean 'channel'?",
                        "config/targets.yaml:9: P1 is '101'; it needs a whole number from 0 to 100.",
                        "config/targets.yaml:10: 'P7' is none of P1, P2, P3, P4.",
                        "config/targets.yaml:12: 'resolvd' is none of new, open, waiting, resolved, closed. Did you mean 'resolved'?",
                        "config/targets.yaml:13: 'internal' is none of in, out.",
                        "config/targets.yaml:14: largest-file is '1GB'; it needs a size up to 100MB, such as 512KB or 25MB.",
                        "config/targets.yaml:15: poll is '1ms'; it needs a duration from 1s to 1d.");
    }

    @Test
    void refusesASecretThatIsNoTokenWithoutShowingIt() throws Exception {
        load("""
                targets:
                  rt: {type: request-tracker, url: "https://rt.example.com", queue: Q, external-id-field: F}
                """, "root:marked password");

        assertThat(problems.sorted()).singleElement().satisfies(problem -> assertThat(problem.text())
                .startsWith("inlet.target.rt.secret is no authentication token of Request Tracker")
                .doesNotContain("marked"));
    }

    private Targets load(String text, String secret) throws Exception {
        Files.writeString(home.resolve(Targets.FILE), text);
        return Targets.load(home, Settings.of(Map.of("inlet.target.rt.secret", secret)), problems);
    }

    private static RequestTrackerOptions options(Targets targets) {
        TargetConfig target = targets.find("rt").orElseThrow();
        return (RequestTrackerOptions) target.options();
    }
}
