package io.inlet.console;

import io.inlet.message.Header;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes an {@link Answer}; called on worker threads. What an answer does not say otherwise is as strict as can be. */
final class Replies {
    private static final int CHUNK = 64 << 10;

    /** A reader that takes nothing for so long is cut off, so that it does not keep a worker. */
    private static final int PATIENCE_SECONDS = 30;

    private Replies() {}

    static void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        strict(response);
        if (answer.mediaType() != null) {
            response.putHeader("Content-Type", answer.mediaType());
        }
        for (Header header : answer.headers()) {
            if (header.name().equals("Set-Cookie")) {
                response.headers().add(header.name(), header.value());
            } else {
                response.putHeader(header.name(), header.value());
            }
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (answer.status() != 304 && answer.length() >= 0) {
            response.putHeader("Content-Length", Long.toString(answer.length()));
        } else if (answer.length() < 0) {
            response.setChunked(true);
        }
        if (head) {
            response.end();
        } else if (answer.stream() == null) {
            response.end(Buffer.buffer(answer.body()));
        } else {
            stream(request, answer);
        }
    }

    private static void strict(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    }

    private static void stream(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        long sent = 0;
        try (InputStream input = answer.stream().open()) {
            byte[] chunk = new byte[CHUNK];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                // waiting for each chunk is the back-pressure: at most one chunk a download is in memory
                response.write(Buffer.buffer().appendBytes(chunk, 0, read))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                sent += read;
            }
            if (answer.length() >= 0 && sent != answer.length()) {
                throw new IOException("the stored bytes end after " + sent + " of " + answer.length());
            }
            response.end();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            request.connection().close();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException cutOff) {
            // half an answer must not look like a whole one
            request.connection().close();
        }
    }
}
