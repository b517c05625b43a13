package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service desk's end of the signed webhook (Standard Webhooks 1.0.0) on loopback: checks the signature, takes each event once, and calls
 * the ticket {@code DESK-<number>}. The answers to some events, chosen by their id, are lost on purpose the first time they come, as a
 * network would lose them: the event is taken, and nobody hears of it. What it was given is on disk before it answers.
 *
 * <pre>{@code
 * try (WebhookReceiver desk = new WebhookReceiver(0, data.resolve("desk.events"), secret, Clock.systemUTC())) {
 *     tell(desk.url());
 *     System.out.println(desk.events() + " events, " + desk.lost() + " answers lost");
 * }
 * }</pre>
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LARGEST = 64 * 1024;
    /** One answer in so many is lost. */
    private static final int LOSES = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventMemory memory;
    private final SigningKeys keys;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "desk");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param memory the file of what was taken; made when it is not there
     */
    public WebhookReceiver(int port, Path memory, Secret secret, Clock clock) throws IOException {
        this.memory = new EventMemory(memory);
        this.keys = SigningKeys.parse(secret);
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/hooks/inlet", this::take);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/inlet");
    }

    /** Distinct events taken since the file was made. */
    public int events() {
        return memory.size();
    }

    /** Answers lost on purpose since the start. */
    public int lost() {
        return lost.get();
    }

    /** Events that came once more since the start. */
    public int repeats() {
        return repeats.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        memory.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
            String id = header(exchange, "webhook-id");
            if (!exchange.getRequestMethod().equals("POST") || body.length > LARGEST || !id.matches("[\\w-]{1,100}")) {
                answer(exchange, 400, "{}");
            } else if (!signed(exchange, id, body)) {
                answer(exchange, 401, "{}");
            } else {
                take(exchange, id, body);
            }
        }
    }

    private void take(HttpExchange exchange, String id, byte[] body) throws IOException {
        boolean first = memory.add(id);
        if (!first) {
            repeats.incrementAndGet();
        }
        if (first && Math.floorMod(id.hashCode(), LOSES) == 0) {
            lost.incrementAndGet();
        } else {
            answer(exchange, 200, told(body));
        }
    }

    private boolean signed(HttpExchange exchange, String id, byte[] body) {
        String timestamp = header(exchange, "webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        boolean recent = Math.abs(clock.instant().getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
        return recent && keys.verify(id, seconds, body, header(exchange, "webhook-signature"));
    }

    private static String told(byte[] body) throws IOException {
        JsonNode event = JSON.readTree(body);
        return JSON.createObjectNode()
                .put("externalKey", "DESK-" + event.at("/data/ticket/number").asText())
                .toString();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
