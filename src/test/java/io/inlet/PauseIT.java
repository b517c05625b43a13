package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Pause;
import io.inlet.pipeline.Settled;
import io.inlet.settings.Settings;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands still while it is paused, and that nothing of it is lost. */
class PauseIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> settings = new HashMap<>();
    private TestDatabase database;
    private PostOffice post;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "email", "email-other");
        database = TestDatabase.fresh();
        post = new PostOffice("support", "other", "anna");
        settings.putAll(database.settings());
        settings.putAll(post.settings("", "support"));
        settings.putAll(post.settings("-other", "other"));
        run();
    }

    @AfterEach
    void stop() {
        gateway.close();
        post.close();
        database.close();
    }

    @Test
    void mailOfAPausedMailboxStaysThereAndOthersGoOn() throws Exception {
        pause("channel:email");

        post.put("support", mail("1"));
        post.put("other", mail("2"));
        SOON.until(() -> line("email", "other").opened() == 1);

        assertThat(line("email", "support").captured()).isZero();
        assertThat(post.mails("support")).hasSize(1);
        assertThat(health()).contains("\"channel:email\"", "paused-by-for", "flood");

        gateway.ports().pauses().resume("channel:email");
        SOON.until(() -> line("email", "support").opened() == 1);
        SOON.until(() -> !health().contains("\"channel:email\""));
    }

    @Test
    void aPausedFormKeepsWhatIsPostedOverARestartAndUnderstandsItAfterwards() throws Exception {
        pause("channel:web");

        HttpResponse<String> kept = post("Принтер не печатает");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(202);
        assertThat(kept.body()).contains("\"receipt\"");
        gateway.close();
        run();
        assertThat(health()).contains("\"channel:web\"");
        HttpResponse<String> second = post("И сканер");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        post.put("support", mail("3"));
        SOON.until(() -> line("email", "support").opened() == 1);
        assertThat(line("web", "web").pending())
                .as("mail that came later is understood, the form's posts are not")
                .isEqualTo(2);

        gateway.ports().pauses().resume("channel:web");
        SOON.until(() -> line("web", "web").pending() == 0);
        assertThat(line("web", "web").opened()).isEqualTo(2);
        SOON.until(() -> post("Третье").statusCode() == 201);
    }

    @Test
    void nothingIsSaidToCustomersWhileOutgoingIsPaused() throws Exception {
        pause(Pause.OUTGOING);

        post.put("support", mail("4"));
        SOON.until(() -> waiting() == 1);
        SOON.until(() -> health().contains("\"target:reply-email\",\"up\":false"));
        assertThat(post.mails("anna")).isEmpty();

        gateway.ports().pauses().resume(Pause.OUTGOING);
        SOON.until(() -> post.mails("anna").size() == 1);
    }

    private void run() throws Exception {
        gateway = Gateway.start(new Home(home), Settings.of(settings), Settled.SILENT);
    }

    /** Waits until the gateway obeys. */
    private void pause(String what) {
        gateway.ports().pauses().pause(what, Pause.ordered("olga", "flood"));
        SOON.until(() -> health().contains("\"" + what + "\""));
    }

    private String health() throws Exception {
        URI uri = URI.create(gateway.consoleUrl()).resolve("/health/ready");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String subject) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/web/support"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"anna@inlet.example\", \"body\": \"" + subject
                        + "\", \"subject\": \"" + subject + "\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Balance.Line line(String channel, String inbox) {
        return gateway.ports().balance().read().lines().stream()
                .filter(line -> line.channel().equals(channel) && line.inbox().equals(inbox))
                .findFirst()
                .orElse(new Balance.Line(channel, "main", inbox, 0, 0, 0, 0, 0, 0, 0));
    }

    private long waiting() {
        return gateway.ports().balance().read().targets().stream()
                .filter(target -> target.target().equals("reply-email"))
                .mapToLong(Balance.Target::waiting)
                .sum();
    }

    private static String mail(String id) {
        return "From: anna@inlet.example\nTo: support@inlet.example\nSubject: Тема " + id + "\nMessage-ID: <" + id
                + "@example.net>\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))
                + "\nContent-Type: text/plain; charset=utf-8\n\nЗдравствуйте, помогите, пожалуйста, с " + id + ".\n";
    }
}
