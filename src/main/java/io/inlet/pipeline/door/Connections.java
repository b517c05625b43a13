package io.inlet.pipeline.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts connections that are open without a complete request header: slow header senders and idle ones alike. The HTTP server's own idle
 * time-out would begin anew with each byte.
 */
final class Connections {
    private final Vertx vertx;
    private final Duration headerDeadline;
    private final Map<HttpConnection, Long> waiting = new ConcurrentHashMap<>();
    private final Set<HttpConnection> ending = ConcurrentHashMap.newKeySet();

    Connections(Vertx vertx, Duration headerDeadline) {
        this.vertx = vertx;
        this.headerDeadline = headerDeadline;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> {
            busy(connection);
            ending.remove(connection);
        });
        connection.exceptionHandler(failure -> connection.close());
        waitForRequest(connection);
    }

    /** The next request's header has its time from now on. */
    void waitForRequest(HttpConnection connection) {
        cutAfter(connection, headerDeadline);
    }

    /** A request has begun. */
    void busy(HttpConnection connection) {
        Long timer = waiting.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    /** No further request is taken from this connection; it is closed after the given time at the latest. */
    void end(HttpConnection connection, Duration atMost) {
        ending.add(connection);
        cutAfter(connection, atMost);
    }

    private void cutAfter(HttpConnection connection, Duration time) {
        busy(connection);
        waiting.put(connection, vertx.setTimer(time.toMillis(), late -> {
            waiting.remove(connection);
            ending.remove(connection);
            connection.close();
        }));
    }

    boolean isEnding(HttpConnection connection) {
        return ending.contains(connection);
    }
}
