package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final Map<String, String> SECRET = Map.of("inlet.target.desk.secret", Samples.KEY);

    @TempDir
    Path home;

    private final Problems problems = new Problems(Locale.ENGLISH);

    @BeforeEach
    void folder() throws Exception {
        Files.createDirectory(home.resolve("config"));
    }

    @Test
    void readsEveryKey() throws Exception {
        Targets targets = load("""
                targets:
                  desk:
                    type: webhook
                    url: http://127.0.0.1:9000/hook
                    enabled: true
                    allow-private: true
                    connect-timeout: 1s
                    response-timeout: 2s
                    window: 3d
                    rate: 30/m
                    in-flight: 2
                """, SECRET);

        TargetConfig desk = targets.find("desk").orElseThrow();
        assertThat(problems.sorted()).isEmpty();
        assertThat(desk.url()).isEqualTo(URI.create("http://127.0.0.1:9000/hook"));
        assertThat(desk.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(desk.responseTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(desk.window()).isEqualTo(Duration.ofDays(3));
        assertThat(desk.rate()).isEqualTo(0.5);
        assertThat(desk.inFlight()).isEqualTo(2);
        assertThat(desk.allowPrivate()).isTrue();
        assertThat(desk.secret().reveal()).isEqualTo(Samples.KEY);
        assertThat(targets.enabled()).containsExactly("desk");
    }

    @Test
    void hasDefaults() throws Exception {
        Targets targets = load("targets: {desk: {type: webhook, url: https://desk.example.com/hook}}", SECRET);

        TargetConfig desk = targets.find("desk").orElseThrow();
        assertThat(desk.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(desk.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(desk.window()).isEqualTo(Duration.ofDays(7));
        assertThat(desk.rate()).isEqualTo(20);
        assertThat(desk.inFlight()).isEqualTo(4);
        assertThat(desk.allowPrivate()).isFalse();
        assertThat(desk.enabled()).isTrue();
    }

    @Test
    void theShippedFileHasATargetOfEachKindThatIsOff() throws Exception {
        Files.copy(Path.of(Targets.FILE), home.resolve(Targets.FILE));

        Targets targets = Targets.load(home, Settings.of(Map.of()), problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(targets.all()).extracting(TargetConfig::name).containsExactly("desk", "rt");
        assertThat(targets.enabled()).isEmpty();
    }

    @Test
    void aSettingSwitchesATargetOn() throws Exception {
        Files.copy(Path.of(Targets.FILE), home.resolve(Targets.FILE));

        Targets targets =
                Targets.load(home, Settings.of(SECRET).with(Map.of("inlet.target.desk.enabled", "true")), problems);

        assertThat(problems.sorted()).isEmpty();
        assertThat(targets.enabled()).containsExactly("desk");
    }

    @Test
    void withoutAFileThereAreNoTargets() {
        assertThat(Targets.load(home, Settings.of(Map.of()), problems).all()).isEmpty();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirLines() throws Exception {
        Targets targets = load("""
                targets:
                  desk:
                    type: webhok
                    url: https://desk.example.com
                    conect-timeout: 5s
                    response-timeout: 5 minutes
                    in-flight: 500
                    rate: fast
                    window: 1s
                    enabled: [yes]
                  My Desk: {}
                  bare:
                target: {}
                """, SECRET);

        assertThat(problems.sorted().stream().map(Problem::toString))
                .containsExactly(
                        "config/targets.yaml:3: 'webhok' is none of webhook, request-tracker. Did you mean 'webhook'?",
                        "config/targets.yaml:5: 'conect-timeout' is not known here. Did you mean connect-timeout?",
                        "config/targets.yaml:6: response-timeout is '5 minutes'; it needs a duration from 100ms to 5m.",
                        "config/targets.yaml:7: in-flight is '500'; it needs a whole number from 1 to 64.",
                        "config/targets.yaml:8: rate is 'fast'; it needs calls with a unit of time, such as 20/s or 30/m.",
                        "config/targets.yaml:9: window is '1s'; it needs a duration from 1m to 60d.",
                        "config/targets.yaml:10: enabled is ''; it needs true or false.",
                        "config/targets.yaml:11: a target's name is lower-case letters, digits and hyphens, not 'My Desk'.",
                        "config/targets.yaml:12: target bare has no secret; set inlet.target.bare.secret or INLET_TARGET_BARE_SECRET.",
                        "config/targets.yaml:12: target bare lacks 'type'.",
                        "config/targets.yaml:12: target bare lacks 'url'.",
                        "config/targets.yaml:13: 'target' is not known here. Did you mean targets?");
        assertThat(targets.all()).isEmpty();
    }

    @Test
    void asksForAMissingSecretByBothNames() throws Exception {
        load("targets:\n  my-desk: {type: webhook, url: https://desk.example.com}", Map.of());

        assertThat(problems.sorted())
                .containsExactly(
                        new Problem(
                                "config/targets.yaml",
                                2,
                                "target my-desk has no secret; set inlet.target.my-desk.secret or INLET_TARGET_MY_DESK_SECRET."));
    }

    @Test
    void refusesASecretThatIsNoKeyWithoutShowingIt() throws Exception {
        load(
                "targets:\n  desk: {type: webhook, url: https://desk.example.com}",
                Map.of("inlet.target.desk.secret", "marked"));

        assertThat(problems.sorted())
                .containsExactly(
                        new Problem(
                                "config/targets.yaml",
                                2,
                                "inlet.target.desk.secret is no signing key (not shown); it needs whsec_ and the base64 of 24 to 64 random bytes."));
    }

    @Test
    void namesATargetThatOnlyASettingKnows() throws Exception {
        load(
                "targets: {desk: {type: webhook, url: https://desk.example.com}}",
                Map.of("inlet.target.deks.secret", Samples.KEY, "inlet.target.desk.secret", Samples.KEY));

        assertThat(problems.sorted())
                .containsExactly(new Problem(
                        "config/targets.yaml",
                        0,
                        "there is no target deks, which the settings inlet.target.deks.* are for. Did you mean desk?"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:marked@desk.example.com,target.url-user",
        "ftp://desk.example.com,target.url-form",
        "desk.example.com,target.url-form",
        "https:///marked,target.url-form",
        "https://desk.example.com/?key=marked,target.url-query",
        "https://desk.example.com/%2e%2e,target.url-path",
        "http://desk.example.com,target.url-plain",
        "https://127.0.0.1/,target.url-inside",
        "'https://[::1]/',target.url-inside",
        "https://localhost/,target.url-inside",
        "https://10.1.2.3/,target.url-inside",
        "https://2130706433/,target.url-inside",
        "https://169.254.169.254/,target.url-inside",
        "'https://[fd00::1]/',target.url-inside",
        "'https://[::ffff:10.0.0.1]/',target.url-inside",
        "'https://[64:ff9b::a00:1]/',target.url-inside",
        "'https://[2002:a00:1::]/',target.url-inside",
        "https://100.64.0.1/,target.url-inside"
    })
    void refusesUrlsThatShowSecretsOrLeadInside(String url, String why) throws Exception {
        load("targets:\n  desk:\n    type: webhook\n    url: '" + url + "'", SECRET);

        assertThat(problems.sorted())
                .containsExactly(new Problem("config/targets.yaml", 4, problems.text(why)))
                .noneMatch(problem -> problem.text().contains("marked"));
    }

    @Test
    void tellsWhereTheFileIsNoYaml() throws Exception {
        load("targets:\n  desk: [", Map.of());

        assertThat(problems.sorted()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .startsWith("config/targets.yaml:2: "));
    }

    private Targets load(String text, Map<String, String> settings) throws Exception {
        Files.writeString(home.resolve(Targets.FILE), text);
        return Targets.load(home, Settings.of(settings), problems);
    }
}
