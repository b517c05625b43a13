package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a call centre tells of calls, signed as Standard Webhooks 1.0.0, one call after the other; from as many events on as the gateway has
 * counted.
 */
final class CallScene implements Scene {
    private static final String CHANNEL = "phone";

    private final URI door;
    private final SigningKeys keys;
    private final Quiet quiet;
    private final Clock clock;
    private final Consumer<String> told;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    CallScene(URI door, SigningKeys keys, Quiet quiet, Clock clock, Consumer<String> told) {
        this.door = door;
        this.keys = keys;
        this.quiet = quiet;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void play() throws IOException, InterruptedException {
        long known = quiet.captured(CHANNEL);
        long sent = 0;
        for (SampleCall call : Traffic.calls()) {
            if (sent + call.events().size() > known) {
                told.accept(call.title());
                quiet.pause();
            }
            for (ObjectNode event : call.events()) {
                if (sent++ >= known) {
                    post(event);
                }
            }
            long captured = sent;
            quiet.await(() -> quiet.understood(CHANNEL, captured));
        }
    }

    private void post(ObjectNode event) throws IOException, InterruptedException {
        String id = event.get("event_id").asText();
        long now = clock.instant().getEpochSecond();
        byte[] body = LocalCall.JSON.writeValueAsBytes(event);
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now))
                .header("webhook-signature", keys.sign(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "the gateway answered " + answer.statusCode() + " to the call event " + id + ": " + answer.body());
        }
    }
}
