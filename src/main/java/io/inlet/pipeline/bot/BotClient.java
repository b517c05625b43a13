package io.inlet.pipeline.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.TimedStream;
import io.inlet.settings.Redactor;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Calls of the Bot API for one bot. The token is asked for at each call, stands in the address of the request (the API has it so) and
 * nowhere else: what is thrown names neither. Thread-safe.
 */
final class BotClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");
    /** An answer of 100 updates of 64 KiB each, and some air. */
    private static final int LARGEST = 16 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final BotAccount account;
    private final Credentials credentials;
    private final HttpClient http;
    private volatile CompletableFuture<?> pending;
    private volatile boolean stopped;

    BotClient(BotAccount account, Credentials credentials) {
        this.account = account;
        this.credentials = credentials;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if (account.proxy() != null) {
            int port = account.proxy().getPort() < 0 ? 80 : account.proxy().getPort();
            builder.proxy(ProxySelector.of(new InetSocketAddress(account.proxy().getHost(), port)));
        }
        this.http = builder.build();
    }

    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** The bot's number, which its token begins with. */
    String botId() {
        String token = token().reveal();
        return token.substring(0, token.indexOf(':'));
    }

    /**
     * Calls a method and gives the answer's bytes, whose {@code ok} is true.
     *
     * @param patience until its last byte is there
     */
    byte[] call(String method, ObjectNode parameters, Duration patience)
            throws BotRefusal, IOException, InterruptedException {
        Deadline end = Deadline.in(patience);
        HttpRequest request = request("/bot" + token().reveal() + "/" + method, end.left())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(parameters.toString()))
                .build();
        HttpResponse<InputStream> answer = send(request);
        byte[] body;
        try (InputStream in = new TimedStream(answer.body(), end.rest())) {
            body = in.readNBytes(LARGEST + 1);
        }
        if (body.length > LARGEST) {
            throw new IOException("the Bot API's answer to " + method + " is longer than " + LARGEST + " bytes");
        }
        if (answer.statusCode() != 200) {
            throw refusal(answer.statusCode(), body);
        }
        return body;
    }

    /** As {@link #call}, and gives the answer's {@code result}. */
    JsonNode result(String method, ObjectNode parameters, Duration patience)
            throws BotRefusal, IOException, InterruptedException {
        byte[] body = call(method, parameters, patience);
        JsonNode answer = tree(body);
        if (answer == null || !answer.path("ok").asBoolean() || !answer.has("result")) {
            throw new IOException("the Bot API's answer to " + method + " is none: " + shown(body));
        }
        return answer.get("result");
    }

    /**
     * The bytes of a file, streamed; the caller closes.
     *
     * @param patience until its last byte is read
     */
    InputStream file(String path, Duration patience) throws BotRefusal, IOException, InterruptedException {
        Deadline end = Deadline.in(patience);
        HttpResponse<InputStream> answer = send(request("/file/bot" + token().reveal() + "/" + path, end.left())
                .GET()
                .build());
        InputStream in = new TimedStream(answer.body(), end.rest());
        if (answer.statusCode() == 200) {
            return in;
        }
        try (in) {
            throw refusal(answer.statusCode(), in.readNBytes(LARGEST));
        }
    }

    /** Ends a call that waits, and every later one. */
    void stop() {
        stopped = true;
        CompletableFuture<?> waiting = pending;
        if (waiting != null) {
            waiting.cancel(true);
        }
    }

    /** On one line, short, and without the token, whatever a server repeats. */
    String say(Throwable failure) {
        String message = failure.getMessage();
        String text = failure instanceof BotRefusal
                ? message
                : failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return shown(text);
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        String base = account.baseUrl().toString();
        return HttpRequest.newBuilder(URI.create(base.replaceFirst("/+$", "") + path))
                .timeout(patience);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        pending = answer;
        if (stopped) {
            answer.cancel(true);
        }
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IOException(say(failed.getCause()));
        }
    }

    private BotRefusal refusal(int status, byte[] body) {
        JsonNode answer = tree(body);
        if (answer == null || !answer.has("description")) {
            return new BotRefusal(status, shown(body), null);
        }
        JsonNode pause = answer.path("parameters").path("retry_after");
        return new BotRefusal(
                status,
                shown(answer.path("description").asText()),
                pause.isIntegralNumber() ? Duration.ofSeconds(Math.max(1, Math.min(pause.asLong(), 3600))) : null);
    }

    private Secret token() {
        Secret token = credentials
                .find(account.tokenSetting())
                .orElseThrow(() ->
                        new IllegalStateException(account.tokenSetting() + " is not set; it needs the bot's token"));
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new IllegalStateException(account.tokenSetting() + " is not a bot's token as @BotFather gives it");
        }
        return token;
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return null;
        }
    }

    private String shown(byte[] body) {
        return shown(new String(body, 0, Math.min(body.length, 200), UTF_8));
    }

    private String shown(String text) {
        Set<String> secrets = credentials
                .find(account.tokenSetting())
                .map(Secret::reveal)
                .map(Set::of)
                .orElse(Set.of());
        String line = new Redactor(secrets)
                .redact(text)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
