package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.dispatch.Samples;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookReceiverIT {
    private static final long NOW = Samples.NOW.getEpochSecond();
    private static final String BODY = "{\"data\": {\"ticket\": {\"number\": \"104520-8\"}}}";
    /** Ids whose hash says that their first answer is lost, and that it is not. */
    private static final String UNLUCKY = "msg_b";

    private static final String LUCKY = "msg_a";

    @TempDir
    Path folder;

    private Path memory;

    @BeforeEach
    void path() {
        memory = folder.resolve("desk.events");
    }

    @Test
    void takesAnEventOnceAndNamesTheTicket() throws Exception {
        try (WebhookReceiver desk = start()) {
            HttpResponse<String> first = post(desk.url(), LUCKY, NOW, Samples.KEY);
            post(desk.url(), LUCKY, NOW + 5, Samples.KEY);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("{\"externalKey\":\"DESK-104520-8\"}");
            assertThat(desk.events()).isOne();
            assertThat(desk.repeats()).isOne();
            assertThat(desk.lost()).isZero();
        }
    }

    @Test
    void losesTheFirstAnswerToSomeEventsThoughItTookThem() throws Exception {
        try (WebhookReceiver desk = start()) {
            assertThatThrownBy(() -> post(desk.url(), UNLUCKY, NOW, Samples.KEY))
                    .isInstanceOf(IOException.class);
            assertThat(desk.events()).isOne();

            HttpResponse<String> second = post(desk.url(), UNLUCKY, NOW, Samples.KEY);

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(desk.events()).isOne();
            assertThat(desk.lost()).isOne();
        }
    }

    @Test
    void knowsAfterARestartWhatItTookAndForgetsALineThatWasCutShort() throws Exception {
        try (WebhookReceiver desk = start()) {
            post(desk.url(), LUCKY, NOW, Samples.KEY);
        }
        Files.writeString(memory, "msg_ha", StandardOpenOption.APPEND);

        try (WebhookReceiver desk = start()) {
            assertThat(desk.events()).isOne();
            post(desk.url(), LUCKY, NOW, Samples.KEY);
            post(desk.url(), "msg_c", NOW, Samples.KEY);
            assertThat(desk.events()).isEqualTo(2);
        }
        assertThat(Files.readAllLines(memory)).containsExactly(LUCKY, "msg_c");
    }

    @Test
    void refusesWhatIsNotSignedOrOld() throws Exception {
        try (WebhookReceiver desk = start()) {
            String other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

            assertThat(post(desk.url(), LUCKY, NOW, other).statusCode()).isEqualTo(401);
            assertThat(post(desk.url(), LUCKY, NOW - 301, Samples.KEY).statusCode())
                    .isEqualTo(401);
            assertThat(post(desk.url(), "a b", NOW, Samples.KEY).statusCode()).isEqualTo(400);
            assertThat(desk.events()).isZero();
        }
    }

    private WebhookReceiver start() throws IOException {
        return new WebhookReceiver(memory, new Secret(Samples.KEY), Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    }

    private static HttpResponse<String> post(URI url, String id, long timestamp, String key) throws Exception {
        String signature =
                SigningKeys.parse(new Secret(key)).sign(id, timestamp, BODY.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
