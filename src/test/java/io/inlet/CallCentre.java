package io.inlet;

import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A call centre as a gateway's door sees it. */
final class CallCentre {
    static final String KEY = "whsec_dGVzdC1zZWNyZXQta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
    static final String TOKEN = "token-of-the-sales-exchange";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String publicUrl;

    CallCentre(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Tells the source {@code phone} of an event, signed. */
    HttpResponse<String> generic(String json) throws Exception {
        return generic("phone", json);
    }

    HttpResponse<String> generic(String source, String json) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        long now = Instant.now().getEpochSecond();
        String signature = SigningKeys.parse(new Secret(KEY)).sign(id, now, json.getBytes(StandardCharsets.UTF_8));
        return send(
                "/in/phone/generic/" + source,
                json,
                "Content-Type",
                "application/json",
                "Webhook-Id",
                id,
                "Webhook-Timestamp",
                String.valueOf(now),
                "Webhook-Signature",
                signature);
    }

    /** Tells the source {@code phone-sales} of an event as a form. */
    HttpResponse<String> zammad(Map<String, String> fields) throws Exception {
        return send(
                "/in/phone/zammad-cti/phone-sales?token=" + TOKEN,
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String path, String body, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(publicUrl + path))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
