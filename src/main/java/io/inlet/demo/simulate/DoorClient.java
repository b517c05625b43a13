package io.inlet.demo.simulate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Knocks at a gateway's public listener. */
public final class DoorClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;

    /** @param url of the public listener, without a path */
    public DoorClient(String url) {
        this.url = url.replaceFirst("/+$", "");
    }

    /** What the gateway answered. */
    public record Reply(int status, String body) {}

    /** @throws IOException when nobody answers */
    public Reply send(Step step) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + step.path()))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(step.body(), StandardCharsets.UTF_8));
        step.headers().forEach(request::header);
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Reply(answer.statusCode(), answer.body());
    }
}
