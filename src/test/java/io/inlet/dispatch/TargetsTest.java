package io.inlet.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final Map<String, String> SECRET = Map.of("inlet.target.desk.secret", Samples.KEY);

    @TempDir
    Path home;

    private final List<Problem> problems = new ArrayList<>();

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
        assertThat(problems).isEmpty();
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
    void theShippedFileHasOneTargetThatIsOff() throws Exception {
        Files.copy(Path.of(Targets.FILE), home.resolve(Targets.FILE));

        Targets targets = Targets.load(home, Settings.of(Map.of()), problems);

        assertThat(problems).isEmpty();
        assertThat(targets.all()).extracting(TargetConfig::name).containsExactly("desk");
        assertThat(targets.enabled()).isEmpty();
    }

    @Test
    void aSettingSwitchesATargetOn() throws Exception {
        Files.copy(Path.of(Targets.FILE), home.resolve(Targets.FILE));

        Targets targets =
                Targets.load(home, Settings.of(SECRET).with(Map.of("inlet.target.desk.enabled", "true")), problems);

        assertThat(problems).isEmpty();
        assertThat(targets.enabled()).containsExactly("desk");
    }

    @Test
    void withoutAFileThereAreNoTargets() {
        assertThat(Targets.load(home, Settings.of(Map.of()), problems).all()).isEmpty();
        assertThat(problems).isEmpty();
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
                    type: webhook
                  desk:
                    type: webhook
                  My Desk: {}
                target: {}
                """, SECRET);

        assertThat(problems.stream().map(Problem::toString))
                .containsExactly(
                        "config/targets.yaml:5: conect-timeout is not a key of a target; did you mean connect-timeout?",
                        "config/targets.yaml:10: enabled has one value, not a list or mapping",
                        "config/targets.yaml:11: type of target desk stands here a second time",
                        "config/targets.yaml:6: response-timeout of target desk: a duration with its unit, such as 500ms, 30s, 5m, 2h or 30d",
                        "config/targets.yaml:9: window of target desk: at least 1m and at most 60d",
                        "config/targets.yaml:8: rate of target desk: calls with a unit of time, such as 20/s or 30/m",
                        "config/targets.yaml:7: in-flight of target desk: a whole number from 1 to 64",
                        "config/targets.yaml:12: target desk stands here a second time; give each its own name",
                        "config/targets.yaml:14: a target's name is lower-case letters, digits and hyphens, not My Desk",
                        "config/targets.yaml:15: target is not known here; did you mean targets?");
        assertThat(targets.all()).isEmpty();
    }

    @Test
    void asksForAMissingSecretByBothNames() throws Exception {
        load("targets:\n  my-desk: {type: webhook, url: https://desk.example.com}", Map.of());

        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "config/targets.yaml",
                                2,
                                "target my-desk has no secret to sign with; set inlet.target.my-desk.secret or INLET_TARGET_MY_DESK_SECRET"));
    }

    @Test
    void refusesASecretThatIsNoKeyWithoutShowingIt() throws Exception {
        load(
                "targets:\n  desk: {type: webhook, url: https://desk.example.com}",
                Map.of("inlet.target.desk.secret", "marked"));

        assertThat(problems)
                .containsExactly(
                        new Problem(
                                "config/targets.yaml",
                                2,
                                "inlet.target.desk.secret of target desk: a signing key is whsec_ and the base64 of 24 to 64 random bytes"));
    }

    @Test
    void namesATargetThatOnlyASettingKnows() throws Exception {
        load(
                "targets: {desk: {type: webhook, url: https://desk.example.com}}",
                Map.of("inlet.target.deks.secret", Samples.KEY, "inlet.target.desk.secret", Samples.KEY));

        assertThat(problems)
                .containsExactly(new Problem(
                        "config/targets.yaml",
                        0,
                        "has no target deks, which a setting inlet.target.deks.* is for; did you mean desk?"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:marked@desk.example.com,'holds a user name or password; without them, calls are signed instead'",
        "ftp://desk.example.com,'a url such as https://desk.example.com/hooks/inlet'",
        "desk.example.com,'a url such as https://desk.example.com/hooks/inlet'",
        "https://desk.example.com/?key=marked,'has a ? or #; a path only, since parameters of urls end up in logs'",
        "http://desk.example.com,'is not https; https, or for a private network allow-private: true'",
        "https://127.0.0.1/,'leads into a private network; a public address, or allow-private: true'",
        "'https://[::1]/','leads into a private network; a public address, or allow-private: true'",
        "https://localhost/,'leads into a private network; a public address, or allow-private: true'",
        "https://10.1.2.3/,'leads into a private network; a public address, or allow-private: true'",
        "https://2130706433/,'leads into a private network; a public address, or allow-private: true'",
        "https://169.254.169.254/,'leads into a private network; a public address, or allow-private: true'",
        "'https://[fd00::1]/','leads into a private network; a public address, or allow-private: true'",
        "'https://[::ffff:10.0.0.1]/','leads into a private network; a public address, or allow-private: true'",
        "'https://[64:ff9b::a00:1]/','leads into a private network; a public address, or allow-private: true'",
        "https://100.64.0.1/,'leads into a private network; a public address, or allow-private: true'"
    })
    void refusesUrlsThatShowSecretsOrLeadInside(String url, String why) throws Exception {
        load("targets:\n  desk:\n    type: webhook\n    url: '" + url + "'", SECRET);

        assertThat(problems).containsExactly(new Problem("config/targets.yaml", 4, "url of target desk: " + why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets: [", "targets: \"", "a: b: c", "\u0000"})
    void tellsWhereTheFileIsNoYaml(String text) throws Exception {
        load(text, Map.of());

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).text()).startsWith("is not YAML");
    }

    @Test
    void wantsTypeAndUrl() throws Exception {
        load("targets:\n  desk:\n", SECRET);

        assertThat(problems)
                .containsExactly(
                        new Problem("config/targets.yaml", 2, "target desk has no type"),
                        new Problem("config/targets.yaml", 2, "target desk has no url"));
    }

    private Targets load(String text, Map<String, String> settings) throws Exception {
        Files.writeString(home.resolve(Targets.FILE), text);
        return Targets.load(home, Settings.of(settings), problems);
    }
}
