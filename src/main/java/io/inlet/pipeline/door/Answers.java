package io.inlet.pipeline.door;

import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes answers: a fixed length, nothing of the request echoed, no banner. */
final class Answers {
    private Answers() {}

    /** Succeeds when the answer has left. */
    static Future<Void> write(HttpServerRequest request, DoorAnswer answer, boolean close) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return Future.failedFuture("the request is answered or gone");
        }
        response.setStatusCode(answer.status());
        response.putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Cache-Control", "no-store");
        for (Header header : answer.headers()) {
            response.headers().add(header.name(), header.value());
        }
        if (close) {
            response.putHeader("Connection", "close");
        }
        byte[] body = answer.body() == null ? new byte[0] : answer.body();
        if (answer.mediaType() != null) {
            response.putHeader("Content-Type", answer.mediaType());
        }
        if (answer.status() != 204) {
            response.putHeader("Content-Length", Integer.toString(body.length));
        }
        return body.length == 0 || request.method().name().equals("HEAD")
                ? response.end()
                : response.end(Buffer.buffer(body));
    }
}
