package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets when {@code run} starts, and when it cannot. */
class RunIT {
    private static final int CONFIGURATION = 78;
    private static final Map<String, String> ANY_PORTS =
            Map.of("INLET_HTTP_PORT", "0", "INLET_MANAGEMENT_PORT", "0", "INLET_HTTP_BIND", "127.0.0.1");

    @TempDir
    Path home;

    @BeforeEach
    void install() throws IOException {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
    }

    @Test
    void announcesItsPartsAndEndsInOrder() {
        try (Program gateway = run(Map.of())) {
            gateway.awaitLine("ready"::equals);

            assertThat(gateway.lines())
                    .anyMatch(line -> line.startsWith("email: off"))
                    .anyMatch(line -> line.startsWith("web: on"))
                    .anyMatch(line -> line.startsWith("target desk: off"))
                    .anyMatch(line -> line.contains("/console/"));
            gateway.terminate();
            assertThat(gateway.lines()).noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void printsTheFirstPasswordOnceOnly() {
        try (Program first = run(Map.of())) {
            first.awaitLine("ready"::equals);
            assertThat(first.lines()).anyMatch(line -> line.contains("password"));
        }
        try (Program second = run(Map.of())) {
            second.awaitLine("ready"::equals);
            assertThat(second.lines()).noneMatch(line -> line.contains("password"));
        }
    }

    @Test
    void refusesASecondGatewayOnTheSameData() {
        try (Program first = run(Map.of())) {
            first.awaitLine("ready"::equals);

            assertRefused(run(Map.of()), String.valueOf(first.pid()));
        }
    }

    @Test
    void startsAgainAfterAKill() {
        try (Program first = run(Map.of())) {
            first.awaitLine("ready"::equals);
            first.kill();
        }
        try (Program second = run(Map.of())) {
            second.awaitLine("ready"::equals);
        }
    }

    @Test
    void startsItsPostgresAgainWhenThatIsKilled() throws Exception {
        try (Program gateway = run(Map.of())) {
            gateway.awaitLine("ready"::equals);
            String form = gateway.awaitLine(line -> line.startsWith("public: ")).substring("public: ".length())
                    + "/in/web/support";
            long postgres = Long.parseLong(Files.readAllLines(home.resolve("data/postgresql/cluster/postmaster.pid"))
                    .get(0)
                    .strip());

            ProcessHandle.of(postgres).orElseThrow().destroyForcibly();

            gateway.awaitLine(line -> line.contains("PostgreSQL had ended and was started again"));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> post(form) < 300);
        }
    }

    private static int post(String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(form))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\": \"a@example.net\", \"body\": \"after the kill\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void namesAMisspeltSettingAndTheRightOne() throws IOException {
        Files.writeString(home.resolve("config/application.properties"), "inlet.http.prot=8080\n");

        assertRefused(
                run(Map.of()),
                "config/application.properties:1: inlet.http.prot is not a setting. Did you mean inlet.http.port?");
    }

    @Test
    void namesABusyPort() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(busy.getLocalPort());

            assertRefused(run(Map.of("INLET_HTTP_PORT", port)), port, "inlet.http.port");
            assertRefused(run(Map.of("INLET_MANAGEMENT_PORT", port)), port, "inlet.management.port");
        }
    }

    @Test
    void refusesAWrongDatabasePasswordWithoutShowingIt() {
        try (TestDatabase database = TestDatabase.blank()) {
            Program refused = run(Map.of(
                    "INLET_DATABASE_URL", database.address().url(),
                    "INLET_DATABASE_USER", database.address().user(),
                    "INLET_DATABASE_PASSWORD", "wrong-Zx81"));

            assertRefused(refused, "password");
            assertThat(refused.lines()).noneMatch(line -> line.contains("wrong-Zx81"));
        }
    }

    @Test
    void refusesADatabaseThatMayForgetWhatItCommitted() throws Exception {
        try (TestDatabase database = TestDatabase.blank()) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("do $$ begin execute format('alter database %I set synchronous_commit = off',"
                        + " current_database()); end $$");
            }

            assertRefused(
                    run(Map.of(
                            "INLET_DATABASE_URL", database.address().url(),
                            "INLET_DATABASE_USER", database.address().user(),
                            "INLET_DATABASE_PASSWORD", database.address().password())),
                    "synchronous_commit");
        }
    }

    @Test
    void runsOnAnExternalDatabase() {
        try (TestDatabase database = TestDatabase.blank();
                Program gateway = run(Map.of(
                        "INLET_DATABASE_URL", database.address().url(),
                        "INLET_DATABASE_USER", database.address().user(),
                        "INLET_DATABASE_PASSWORD", database.address().password()))) {
            gateway.awaitLine("ready"::equals);

            assertThat(home.resolve("data/postgresql")).doesNotExist();
        }
    }

    private Program run(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(ANY_PORTS);
        all.putAll(environment);
        return Program.start(all, "run", "--home", home.toString());
    }

    private static void assertRefused(Program program, String... words) {
        try (program) {
            assertThat(program.exitCode())
                    .as(String.join("\n", program.lines()))
                    .isEqualTo(CONFIGURATION);
            assertThat(program.lines()).hasSize(1);
            assertThat(program.lines().get(0)).contains(List.of(words));
        }
    }
}
