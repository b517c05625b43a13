package io.inlet.pipeline.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.pipeline.TimedStream;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for tokens (RFC 6749, 3.2). A server in trouble is a bad day; an OAuth2 error (5.2) is a refusal that only a person can lift. No
 * secret of a question stands in what is thrown, whatever the server repeats.
 */
final class TokenEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(30);
    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();
    private static final int LARGEST = 1 << 20;
    private static final int SHOWN = 250;
    private static final Set<String> TEMPORARY = Set.of("temporarily_unavailable", "server_error", "slow_down");
    private static final Set<String> SECRETS =
            Set.of("client_secret", "refresh_token", "code", "code_verifier", "assertion");
    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;
    private final Duration patience;
    private final HttpClient http;

    TokenEndpoint(URI url) {
        this(url, PATIENCE);
    }

    /** @param patience for connecting, for the answer to begin, and again for it to end */
    TokenEndpoint(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    Tokens ask(Map<String, String> form) throws IOException, TokenRefusedException {
        HttpResponse<InputStream> answer = send(HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
        JsonNode said = tree(body(answer));
        String token = said.path("access_token").asText("");
        if (answer.statusCode() == 200 && !token.isEmpty()) {
            long seconds = said.path("expires_in").asLong(0);
            String refresh = said.path("refresh_token").asText("");
            return new Tokens(
                    new Secret(token),
                    seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)) : USUAL_LIFETIME,
                    refresh.isEmpty() ? null : new Secret(refresh));
        }
        throw refusal(answer.statusCode(), said, form);
    }

    private TokenRefusedException refusal(int status, JsonNode said, Map<String, String> form) throws IOException {
        String error = said.path("error").asText("");
        String why = error.isEmpty() ? "HTTP " + status : error;
        String description = said.path("error_description").asText("");
        String text = clean(
                url.getHost() + " gives no access token: " + why
                        + (description.isEmpty() ? "" : " (" + description + ")"),
                form);
        boolean refused = status >= 400 && status < 500 && status != 408 && status != 429 && !error.isEmpty();
        if (!refused || TEMPORARY.contains(error)) {
            throw new IOException(text);
        }
        return new TokenRefusedException(text);
    }

    private byte[] body(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = new TimedStream(answer.body(), patience)) {
            return in.readNBytes(LARGEST);
        } catch (IOException broken) {
            throw away(broken);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("asking " + url.getHost() + " for an access token was interrupted", stop);
        } catch (IOException away) {
            throw away(away);
        }
    }

    private IOException away(IOException why) {
        return new IOException(
                "asking " + url.getHost() + " for an access token: "
                        + why.getClass().getSimpleName()
                        + (why.getMessage() == null ? "" : " " + why.getMessage()),
                why);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.createObjectNode();
        }
    }

    private static String clean(String text, Map<String, String> form) {
        String clean = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        for (Map.Entry<String, String> field : form.entrySet()) {
            if (SECRETS.contains(field.getKey()) && !field.getValue().isEmpty()) {
                clean = clean.replace(field.getValue(), "[REDACTED]")
                        .replace(URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8), "[REDACTED]");
            }
        }
        return clean.length() > SHOWN ? clean.substring(0, SHOWN) + "..." : clean;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
