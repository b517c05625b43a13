package io.inlet.pipeline.door;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one route lets in.
 *
 * @param channel the channel's noun
 * @param methods upper case; GET answers HEAD as well
 * @param limit of the body in bytes
 * @param headers lower-case names that this route needs beside those every route gets
 */
record Entrance(String channel, PathPattern path, Set<String> methods, long limit, Set<String> headers) {
    private static final Set<String> ALWAYS =
            Set.of("content-type", "idempotency-key", "accept", "accept-language", "origin", "referer", "user-agent");

    Entrance {
        methods = Set.copyOf(methods);
        headers = Set.copyOf(headers);
    }

    boolean takes(String method) {
        return methods.contains(method) || method.equals("HEAD") && methods.contains("GET");
    }

    /** Whether a request header is handed on; all others end here (Standard Webhooks: {@code webhook-*}). */
    boolean passes(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name) || name.startsWith("webhook-") || headers.contains(name);
    }

    boolean sameAs(Entrance other) {
        return path.shape().equals(other.path.shape()) && methods.equals(other.methods);
    }

    boolean collidesWith(Entrance other) {
        return path.shape().equals(other.path.shape()) && methods.stream().anyMatch(other.methods::contains);
    }

    @Override
    public String toString() {
        return String.join(",", new TreeSet<>(methods)) + " " + path;
    }
}
