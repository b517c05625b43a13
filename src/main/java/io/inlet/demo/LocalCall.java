package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call to a stand-in.
 *
 * @param path decoded
 * @param query decoded, of several values the last
 */
record LocalCall(HttpExchange exchange, String path, Map<String, String> query, byte[] body) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 64 * 1024 * 1024;

    static LocalCall read(HttpExchange exchange) throws IOException {
        return new LocalCall(
                exchange,
                exchange.getRequestURI().getPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestBody().readNBytes(LARGEST));
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** Empty when it is not there. */
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** The body as an HTML form sends it. */
    Map<String, String> form() {
        return parameters(new String(body, StandardCharsets.UTF_8));
    }

    LocalCall with(String header, String value) {
        exchange.getResponseHeaders().set(header, value);
        return this;
    }

    void answer(int status, JsonNode json) throws IOException {
        answer(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(json));
    }

    void answer(int status, String mediaType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                parameters.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
