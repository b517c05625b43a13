package io.inlet.pipeline.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token endpoint that hands out {@code access-1}, {@code access-2}, ... and exchanges each refresh token at its use: an older one is
 * refused. {@code /introspect} says of an access token whether it is good (RFC 7662, as Dovecot asks).
 */
public final class TokenStandIn implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger issued = new AtomicInteger();
    /** Access tokens that are good. */
    public final Set<String> good = ConcurrentHashMap.newKeySet();
    /** What was asked, in order. */
    public final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    /** The refresh token that is good now. */
    public volatile String refresh = "refresh-0";
    /** Whether a used refresh token is exchanged for another. */
    public volatile boolean rotates;
    /** In seconds. */
    public volatile long lifetime = 3600;
    /** Answers with this status instead. */
    public volatile int broken;
    /** Begins to answer, and does not end. */
    public volatile boolean stalls;
    /** The access token that is given instead of a new one. */
    public volatile String fixed;

    public TokenStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        server.createContext("/token", this::token);
        server.createContext("/introspect", this::introspect);
        server.start();
    }

    public String tokenUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    public String introspectUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/introspect?token=";
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(form);
        if (broken != 0) {
            answer(exchange, broken, "<html>out of order</html>");
        } else if (stalls) {
            exchange.sendResponseHeaders(200, 1000); // the rest never comes
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        } else if ("refresh_token".equals(form.get("grant_type")) && !refresh.equals(form.get("refresh_token"))) {
            answer(
                    exchange,
                    400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"" + form.get("refresh_token")
                            + " has expired or was revoked\"}");
        } else {
            String access = fixed == null ? "access-" + issued.incrementAndGet() : fixed;
            good.add(access);
            boolean withRefresh = rotates || "authorization_code".equals(form.get("grant_type"));
            if (rotates) {
                refresh = "refresh-" + access;
            }
            answer(
                    exchange,
                    200,
                    "{\"token_type\":\"Bearer\",\"access_token\":\"" + access + "\",\"expires_in\":" + lifetime
                            + (withRefresh ? ",\"refresh_token\":\"" + refresh + "\"" : "") + "}");
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String token = fields(exchange.getRequestURI().getRawQuery()).get("token");
        if (good.contains(token)) {
            answer(exchange, 200, "{\"active\":true,\"username\":\"desk\"}");
        } else {
            answer(exchange, 401, "{\"active\":false}");
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : query.split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
