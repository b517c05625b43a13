package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.demo.WebhookReceiver;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an older Inlet left is all there after the upgrade, and what it had not finished is. The database of schema 5 was filled by that
 * version itself: five mails (one an answer, one a second copy, one no mail), three forms, one of them sent twice, and a desk that was away.
 */
class UpgradeIT {
    private static final Path OLDER = Path.of("src/test/resources/upgrade/schema-5.zip");
    private static final Secret KEY = new Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    @TempDir
    Path home;

    @Test
    void bringsAFilledDatabaseUpToDateAndGoesOnWithItsWork() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        try (TestDatabase database = TestDatabase.blank();
                WebhookReceiver desk = new WebhookReceiver(home.resolve("desk.events"), KEY, Clock.systemUTC())) {
            Files.writeString(home.resolve("config/targets.yaml"), """
                    targets:
                      desk: {type: webhook, url: "%s", enabled: true, allow-private: true}
                    """.formatted(desk.url()));
            Settings settings = settings(database);

            OpenDatabase.restore(new Home(home), settings, OLDER);
            bringToday(database);

            try (OpenDatabase open = OpenDatabase.forClient(new Home(home), settings)) {
                Balance.Sheet sheet =
                        StoreWiring.ports(open, settings).balance().read();
                assertThat(sheet.lines())
                        .containsExactly(
                                new Balance.Line("email", "main", "email", 5, 2, 1, 1, 0, 1, 0),
                                new Balance.Line("web", "main", "web", 4, 3, 0, 1, 0, 0, 0));
                assertThat(sheet.targets()).containsExactly(new Balance.Target("desk", 3, 0, 3, 0, 0, null));
            }
            try (Gateway gateway = Gateway.start(new Home(home), settings, Settled.SILENT)) {
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> desk.events() == 3);
                assertThat(post(gateway, "k1")).as("sent to the older version").contains("\"104523-5\"");
                assertThat(post(gateway, "k4")).contains("\"opened\"");
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> desk.events() == 4);
                Balance.Sheet sheet = gateway.ports().balance().read();
                assertThat(sheet.lines())
                        .contains(new Balance.Line("web", "main", "web", 6, 4, 0, 2, 0, 0, 0))
                        .allMatch(Balance.Line::holds);
            }
        }
    }

    /** Or the desk's window of some days would be over. */
    private static void bringToday(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update delivery set queued_at = now()"))
                    .isEqualTo(3);
        }
    }

    private static String post(Gateway gateway, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/web/support"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\": \"form1@example.org\", \"subject\": \"Form 1\", \"body\": \"Привет 1\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Settings settings(TestDatabase of) {
        Map<String, String> settings = of.settings();
        settings.put("inlet.target.desk.secret", KEY.reveal());
        return Settings.of(settings);
    }
}
