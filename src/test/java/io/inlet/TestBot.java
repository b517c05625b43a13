package io.inlet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of the Bot API as a gateway uses that hears and answers texts. */
final class TestBot implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String token;
    private final List<String> updates = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger(1000);

    TestBot(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A private chat's person writes. */
    void say(long chat, int message, String text) {
        updates.add(
                "{\"update_id\":" + (5000 + updates.size()) + ",\"message\":{\"message_id\":" + message + ",\"date\":"
                        + System.currentTimeMillis() / 1000 + ",\"from\":{\"id\":" + chat
                        + ",\"is_bot\":false,\"first_name\":\"Test\",\"language_code\":\"ru\"},\"chat\":{\"id\":" + chat
                        + ",\"type\":\"private\",\"first_name\":\"Test\"},\"text\":\"" + text + "\"}}");
    }

    /** The bodies of all calls of sendMessage. */
    List<String> sent() {
        return sent;
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!path.startsWith("/bot" + token + "/")) {
            reply(call, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        } else if (path.endsWith("/getUpdates")) {
            String all = call.getRequestURI().getQuery() + body;
            int offset = Integer.parseInt(("0" + all.replaceAll("(?s).*?offset\\D{0,5}(\\d+).*|.*", "$1")));
            List<String> due = updates.stream()
                    .filter(update -> Integer.parseInt(update.replaceAll("\\{\"update_id\":(\\d+).*", "$1")) >= offset)
                    .toList();
            reply(call, 200, "{\"ok\":true,\"result\":[" + String.join(",", due) + "]}");
        } else if (path.endsWith("/sendMessage")) {
            sent.add(body);
            reply(
                    call,
                    200,
                    "{\"ok\":true,\"result\":{\"message_id\":" + messages.incrementAndGet() + ",\"chat\":{\"id\":"
                            + body.replaceAll("(?s).*\"chat_id\":(-?\\d+).*", "$1") + "},\"date\":1700000000}}");
        } else {
            reply(call, 200, "{\"ok\":true,\"result\":true}");
        }
    }

    private static void reply(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
