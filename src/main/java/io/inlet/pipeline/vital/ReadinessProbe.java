package io.inlet.pipeline.vital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.alarm.PartState;
import io.inlet.message.Reason;
import io.inlet.pipeline.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a gateway on this machine how it is, through its management listener. */
public final class ReadinessProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ReadinessProbe() {}

    /**
     * What it says.
     *
     * @param open whether it says anything: it asks for a token when it does not listen on loopback
     */
    public record Answer(boolean ready, boolean open, List<Heard> parts) {}

    /**
     * One part.
     *
     * @param figures what it counts and measures, in whole numbers
     */
    public record Heard(PartState state, Map<String, Long> figures) {
        /** How long ago a source was last read well; empty for what is no source. */
        public OptionalLong lastGoodSeconds() {
            Long age = figures.get("lastGoodPollAgeSeconds");
            return age == null ? OptionalLong.empty() : OptionalLong.of(age);
        }
    }

    /** Empty when nobody listens there. */
    public static Optional<Answer> ask(int managementPort) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean open = response.statusCode() == 200 || response.statusCode() == 503;
            return Optional.of(
                    new Answer(response.statusCode() == 200, open, open ? parts(response.body()) : List.of()));
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<Heard> parts(String body) throws IOException {
        List<Heard> parts = new ArrayList<>();
        for (JsonNode part : new ObjectMapper().readTree(body).path("parts")) {
            Map<String, Long> figures = new HashMap<>();
            part.path("figures").properties().forEach(figure -> {
                if (figure.getValue().isNumber()) {
                    figures.put(figure.getKey(), figure.getValue().asLong());
                }
            });
            parts.add(new Heard(
                    new PartState(
                            part.path("name").asText(),
                            part.path("up").asBoolean(true),
                            reason(part.path("reason")),
                            Instant.parse(part.path("since").asText())),
                    figures));
        }
        return parts;
    }

    private static Reason reason(JsonNode told) {
        if (!told.hasNonNull("code")) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        told.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return new Reason(told.path("code").asText(), arguments);
    }
}
