package io.inlet.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a gateway on this machine how it is, through its management listener. */
public final class ReadinessProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ReadinessProbe() {}

    /** The parts that do not work, one line each. */
    public record Answer(boolean ready, List<String> down) {}

    /** Empty when nobody listens there. */
    public static Optional<Answer> ask(int managementPort) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                .timeout(PATIENCE)
                .header("Accept-Language", Texts.terminal().toLanguageTag())
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode() == 200, down(response.body())));
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> down(String body) throws IOException {
        List<String> down = new ArrayList<>();
        for (JsonNode part : new ObjectMapper().readTree(body).path("parts")) {
            if (!part.path("up").asBoolean(true)) {
                down.add(part.path("name").asText() + ": "
                        + part.at("/reason/text").asText());
            }
        }
        return down;
    }
}
