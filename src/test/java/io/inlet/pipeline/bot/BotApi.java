package io.inlet.pipeline.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A Bot API that behaves like Telegram's in what the poller relies on (tdlib/telegram-bot-api): the offset deletes what is before it, one
 * that is not sent deletes nothing, and an answer is held until there is something new.
 *
 * <pre>{@code
 * try (BotApi api = new BotApi()) {
 *     api.give(1, "{\"update_id\":1,...}");
 * }
 * }</pre>
 */
public final class BotApi implements AutoCloseable {
    public static final String TOKEN = "7000001:AA-test_token-that-nobody-may-see-00";

    private static final JsonMapper JSON = new JsonMapper();

    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    final Map<String, Answer> files = new ConcurrentHashMap<>();
    /** What the next calls of getUpdates are answered, whatever waits. */
    final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    /** What the next calls of getFile are answered. */
    final Queue<Answer> places = new ConcurrentLinkedQueue<>();

    final List<String> paths = new CopyOnWriteArrayList<>();
    /** How long the place of a file is not told. */
    volatile Duration delay = Duration.ZERO;

    volatile boolean tokenKnown = true;
    private volatile boolean deaf;
    private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
    private final HttpServer server;

    record Answer(int status, byte[] body) {
        static Answer of(int status, String body) {
            return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer refused(int status, String description) {
            return of(status, "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}");
        }
    }

    public BotApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "bot-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public synchronized void give(long id, String update) {
        give(id, update.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void give(long id, byte[] update) {
        waiting.put(id, update);
        notifyAll();
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    /** Whether an update was not acknowledged yet. */
    public synchronized boolean waits(long id) {
        return waiting.containsKey(id);
    }

    /** A file that updates name by its id. */
    public void keep(String id, String content) {
        files.put("files/" + id, Answer.of(200, content));
    }

    /** Whether acknowledgements are lost on their way. */
    public void deaf(boolean now) {
        deaf = now;
    }

    /** The offsets that getUpdates was called with; null for none. */
    List<Long> offsets() {
        return asked.stream()
                .map(call ->
                        call.has("offset") ? Long.valueOf(call.get("offset").asLong()) : null)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String path = exchange.getRequestURI().getRawPath();
        paths.add(path);
        Answer answer;
        if (path.startsWith("/file/bot" + TOKEN + "/")) {
            answer = files.getOrDefault(
                    path.substring(("/file/bot" + TOKEN + "/").length()), Answer.refused(404, "Not Found"));
        } else if (!tokenKnown || !path.startsWith("/bot" + TOKEN + "/")) {
            answer = Answer.refused(401, "Unauthorized " + path);
        } else {
            answer = method(path.substring(path.lastIndexOf('/') + 1), call);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    private Answer method(String name, JsonNode call) {
        return switch (name) {
            case "getMe" -> Answer.of(200, "{\"ok\":true,\"result\":{\"id\":7000001,\"username\":\"probe_bot\"}}");
            case "getUpdates" -> updates(call);
            case "getFile" -> file(call);
            default -> Answer.refused(404, "Not Found");
        };
    }

    private Answer file(JsonNode call) {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            pause(left);
        }
        return places.isEmpty() ? place(call.path("file_id").asText()) : places.remove();
    }

    private Answer place(String id) {
        return files.containsKey("files/" + id)
                ? Answer.of(200, "{\"ok\":true,\"result\":{\"file_path\":\"files/" + id + "\"}}")
                : Answer.refused(400, "Bad Request: invalid file_id");
    }

    private synchronized Answer updates(JsonNode call) {
        asked.add(call);
        if (!next.isEmpty()) {
            return next.remove();
        }
        while (deaf && call.path("offset").asLong() > 0) {
            pause(100);
        }
        if (call.path("offset").asLong() > 0) {
            waiting.headMap(call.get("offset").asLong()).clear();
        }
        long until = System.nanoTime() + call.path("timeout").asLong() * 1_000_000_000L;
        for (long left = 1; waiting.isEmpty() && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            pause(Math.max(1, Math.min(left, 500)));
        }
        List<byte[]> page = waiting.values().stream()
                .limit(Math.max(1, call.path("limit").asLong(100)))
                .toList();
        return new Answer(200, array(page));
    }

    private synchronized void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("nobody interrupts the stand-in", stopped);
        }
    }

    private static byte[] array(List<byte[]> updates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write("{\"ok\":true,\"result\":[".getBytes(StandardCharsets.UTF_8));
            for (int index = 0; index < updates.size(); index++) {
                out.write(index == 0 ? new byte[0] : new byte[] {','});
                out.write(updates.get(index));
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
