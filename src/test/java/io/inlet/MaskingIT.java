package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Article;
import io.inlet.ticket.Tickets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer should not have sent is masked in the ticket, where the inbox says so; the bytes stay whole. */
class MaskingIT {
    private static final String BODY = "Спишите с карты 4111 1111 1111 1111, пароль: солнышко";

    @TempDir
    private Path home;

    @Test
    void masksBeforeStoringAndKeepsTheBytes() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        try (TestDatabase database = TestDatabase.fresh()) {
            Map<String, String> settings = database.settings();
            settings.put("inlet.inbox.web.mask", "cards,passwords");
            try (Gateway gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT)) {
                post(gateway.publicUrl());
                Tickets tickets = gateway.ports().tickets();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> !new Stored(tickets).tickets().isEmpty());

                Tickets.Details record =
                        tickets.find(new Stored(tickets).tickets().get(0).id()).orElseThrow();
                Article article = record.articles().get(0);
                assertThat(article.text()).contains("****1111", "пароль: ****").doesNotContain("4111", "солнышко");
                assertThat(record.ticket().subject()).doesNotContain("4111", "солнышко");
                assertThat(article.fields().toString()).doesNotContain("4111", "солнышко");
            }
        }
    }

    private static void post(String url) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/in/web/support"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"email\": \"a@example.org\", \"body\": \"" + BODY + "\"}",
                                        StandardCharsets.UTF_8))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(300);
    }
}
