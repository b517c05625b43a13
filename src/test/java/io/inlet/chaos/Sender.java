package io.inlet.chaos;

import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Those who post: visitors of the form, a messenger with its secret, a call centre with its key. They repeat until they are answered. */
final class Sender {
    static final String KEY = "whsec_dGVzdC1zZWNyZXQta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
    static final String HOOK_SECRET = "what-the-messenger-shows";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Supplier<String> door;
    private final Ledger ledger;
    private final BooleanSupplier running;

    /** @param door where a gateway listens; null while there is none */
    Sender(Supplier<String> door, Ledger ledger, BooleanSupplier running) {
        this.door = door;
        this.ledger = ledger;
        this.running = running;
    }

    private record Post(String path, String body, List<String> headers) {}

    /** Ends when all of it is acknowledged, or its sender loses patience, or the run is over. */
    void send(Item item) {
        List<Post> posts = posts(item);
        for (Post post : posts) {
            if (!delivered(item, post)) {
                ledger.abandon(item);
                return;
            }
        }
        ledger.acknowledge(item);
        if (item.replayed()) {
            posts.forEach(post -> attempt(item, post));
        }
    }

    private boolean delivered(Item item, Post post) {
        while (running.getAsBoolean()) {
            if (attempt(item, post)) {
                return true;
            }
            if (item.impatient()) {
                return false;
            }
            Waiting.pause(AGAIN);
        }
        return false;
    }

    private boolean attempt(Item item, Post post) {
        String url = door.get();
        if (url == null) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + post.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        post.headers().stream()
                .map(header -> header.split(": ", 2))
                .forEach(header -> request.header(header[0], header[1]));
        if (item.kind() == Kind.CALL) {
            sign(request, item, post);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() != 503 && answer.statusCode() != 429) {
                ledger.surprise(item.token() + " was answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() < 300;
        } catch (IOException lost) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void sign(HttpRequest.Builder request, Item item, Post post) {
        String id = "msg_" + item.token() + Integer.toHexString(post.body().hashCode());
        long now = Instant.now().getEpochSecond();
        String signature =
                SigningKeys.parse(new Secret(KEY)).sign(id, now, post.body().getBytes(StandardCharsets.UTF_8));
        request.header("Webhook-Id", id)
                .header("Webhook-Timestamp", String.valueOf(now))
                .header("Webhook-Signature", signature);
    }

    private static List<Post> posts(Item item) {
        return switch (item.kind()) {
            case FORM ->
                List.of(new Post(
                        "/in/web/support",
                        "{\"email\":\"%s\",\"subject\":\"Request\",\"body\":\"%s\"}"
                                .formatted(item.address(), item.text()),
                        List.of("Idempotency-Key: " + item.token())));
            case HOOK ->
                List.of(new Post(
                        "/in/telegram/hook", update(item), List.of("X-Telegram-Bot-Api-Secret-Token: " + HOOK_SECRET)));
            case CALL -> List.of(call(item, "started"), call(item, "missed"));
            case IMAP, POP3, TELEGRAM -> throw new IllegalArgumentException(item.kind() + " is fetched, not sent");
        };
    }

    /** As the Bot API gives and posts it; each from a person of its own. */
    static String update(Item item) {
        String start = "{\"update_id\":" + number(item) + ",\"message\":{\"message_id\":1,";
        if (item.poison()) {
            return start + "\"text\":\"" + item.token();
        }
        String person = "\"id\":" + (5_000_000 + item.number()) + ",\"first_name\":\"A\"";
        return start + "\"date\":1767261600,\"chat\":{\"type\":\"private\"," + person + "},\"from\":{\"is_bot\":false,"
                + person + "},\"text\":\"" + item.text() + "\"}}";
    }

    static long number(Item item) {
        return 1000L + item.number();
    }

    private static Post call(Item item, String what) {
        String body = """
                {"schema":"call-event/1","event_id":"%1$s/%2$s","event":"call.%2$s","call_id":"%1$s","direction":"in",\
                "from":"%3$s","to":"+74950000002","queue":"support","cause":"noAnswer","wait_s":20}""".formatted(item.token(), what, item.telephone());
        return new Post("/in/phone/generic/phone", body, List.of());
    }

    /** The bytes that should be kept of an item, one for each row; empty where its source may change them. */
    static List<String> digests(Item item) {
        return switch (item.kind()) {
            case FORM, HOOK, CALL ->
                posts(item).stream()
                        .map(post -> Item.sha256(Item.utf8(post.body())))
                        .toList();
            case TELEGRAM -> List.of(Item.sha256(Item.utf8(update(item))));
            case IMAP, POP3 -> List.of();
        };
    }
}
