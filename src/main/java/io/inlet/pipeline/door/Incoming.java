package io.inlet.pipeline.door;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.settings.AcceptLanguage;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from its complete header to its answer. Lives on the event loop, except for the visit, which may block. */
final class Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    /** How long the rest of a refused body is read and thrown away, so that the sender can read the answer (RFC 9112, 9.6). */
    private static final Duration LINGER = Duration.ofSeconds(5);
    /** How long a request waits for the next route while one is swapped. */
    private static final Duration GAP = Duration.ofSeconds(5);
    /** A body that keeps coming at least this fast (bytes a second) is not cut by the body deadline. */
    private static final long SLOWEST = 64 * 1024;

    private static final int MOST_PARAMETERS = 100;
    /** RFC 3986, 3.2: a host, an IP literal in brackets, a port. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%\\[\\]:-]{1,255}");

    private final HttpDoor door;
    private final HttpServerRequest request;
    private final Context context;
    private final String language;
    private final Instant receivedAt;
    private final long begun = System.nanoTime();
    private final boolean expectsBody;
    private Places.Found found;
    private Body body;
    private Map<String, List<String>> query;
    private boolean malformed;
    private boolean admitted;
    private boolean complete;
    private boolean settled;
    private long deadlineTimer = -1;

    Incoming(HttpDoor door, HttpServerRequest request) {
        this.door = door;
        this.request = request;
        this.receivedAt = door.clock().instant();
        this.context = door.vertx().getOrCreateContext();
        this.language = AcceptLanguage.choose(request.getHeader("Accept-Language"));
        this.expectsBody = request.headers().contains("Transfer-Encoding") || contentLength() > 0;
    }

    void begin() {
        request.exceptionHandler(this::lost);
        DoorAnswer refusal = refusal();
        if (refusal != null) {
            settle(refusal);
            return;
        }
        body = new Body(door.vertx(), door.spill(), request, this::diskFailed);
        request.handler(this::received);
        request.endHandler(ended -> received());
        watchDeadline(door.options().bodyDeadline().toMillis());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    /** What can be refused before the body is read; null: nothing. */
    private DoorAnswer refusal() {
        if (door.isClosing()) {
            return Problems.of(503, "unavailable", language);
        }
        String coding = String.join(",", request.headers().getAll("Transfer-Encoding"));
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("chunked")) {
            malformed = true;
            return Problems.of(400, "bad-request", language, "Transfer-Encoding");
        }
        List<String> hosts = request.headers().getAll("Host");
        if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
            malformed = true;
            return Problems.of(400, "bad-request", language, "Host");
        }
        found = door.places().find(request.method().name(), rawPath()).orElse(null);
        if (found == null) {
            return door.isFilling()
                    ? Problems.of(503, "unavailable", language)
                    : Problems.of(404, "not-found", language);
        }
        if (found.place() == null) {
            DoorAnswer answer = Problems.of(405, "method-not-allowed", language, found.allow());
            return new DoorAnswer(405, answer.mediaType(), List.of(new Header("Allow", found.allow())), answer.body());
        }
        try {
            query = new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS).parameters();
        } catch (IllegalArgumentException broken) {
            return Problems.of(400, "bad-request", language, "query");
        }
        if (contentLength() > entrance().limit()) {
            return tooLarge();
        }
        admitted = door.slots().tryAcquire();
        return admitted ? null : Problems.of(503, "busy", language);
    }

    private void received(Buffer chunk) {
        if (settled) {
            return;
        }
        if (body.size() + chunk.length() > entrance().limit()) {
            settle(tooLarge());
            return;
        }
        body.add(chunk);
    }

    private void received() {
        if (settled) {
            return;
        }
        complete = true;
        door.vertx().cancelTimer(deadlineTimer);
        body.finish().onFailure(this::diskFailed).onSuccess(content -> {
            DoorRequest whole = whole(content);
            visit(whole, System.nanoTime() + GAP.toNanos());
        });
    }

    private DoorRequest whole(Content content) {
        List<Header> headers = new ArrayList<>();
        request.headers().forEach(header -> {
            if (entrance().passes(header.getKey())) {
                headers.add(new Header(header.getKey(), header.getValue()));
            }
        });
        String client = door.options()
                .trustedProxies()
                .client(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
        String method = request.method().name();
        return new DoorRequest(
                entrance().channel(),
                method.equals("HEAD") ? "GET" : method,
                rawPath(),
                found.parameters(),
                query,
                headers,
                request.getHeader("Content-Type"),
                language,
                body.size(),
                content,
                client,
                receivedAt);
    }

    private void visit(DoorRequest whole, long until) {
        Visitor visitor = found.place().enter();
        if (visitor != null) {
            door.workers().execute(() -> visit(whole, visitor));
            return;
        }
        long left = until - System.nanoTime();
        if (left <= 0) {
            settle(Problems.of(503, "unavailable", language));
            return;
        }
        found.place()
                .opened()
                .orTimeout(left, TimeUnit.NANOSECONDS)
                .whenComplete((opened, late) -> context.runOnContext(now -> visit(whole, until)));
    }

    private void visit(DoorRequest whole, Visitor visitor) {
        DoorAnswer answer;
        try {
            answer = visitor.visit(whole);
        } catch (Throwable failure) {
            answer = Failures.answer(failure, entrance(), language);
        } finally {
            found.place().exit();
            body.discard();
        }
        DoorAnswer last = answer;
        context.runOnContext(now -> settle(last));
    }

    /** Ends the request with its one answer. */
    private void settle(DoorAnswer answer) {
        if (settled) {
            return;
        }
        boolean unread = (expectsBody || malformed) && !complete;
        Answers.write(request, answer, unread || door.isClosing()).onSuccess(gone -> told(answer));
        release();
        if (unread) {
            request.handler(rest -> {});
            request.endHandler(ended -> request.connection().close());
            request.resume();
            door.connections().end(request.connection(), LINGER);
        } else if (door.isClosing()) {
            door.connections().end(request.connection(), LINGER);
        } else {
            door.connections().waitForRequest(request.connection());
        }
    }

    private void told(DoorAnswer answer) {
        if (answer.status() < 300) {
            Failpoint.AFTER_ACKNOWLEDGEMENT.reach(
                    found.parameters().getOrDefault("inbox", entrance().channel()));
        }
    }

    /** The connection is gone. A visit that runs already is finished all the same; nobody reads its answer. */
    private void lost(Throwable why) {
        if (!complete) {
            release();
        }
    }

    private void release() {
        if (settled) {
            return;
        }
        settled = true;
        door.vertx().cancelTimer(deadlineTimer);
        if (body != null) {
            body.discard();
        }
        if (admitted) {
            door.slots().release();
        }
    }

    private void watchDeadline(long millis) {
        deadlineTimer = door.vertx().setTimer(Math.max(1, millis), due -> {
            long allowed = door.options().bodyDeadline().toMillis() + body.size() * 1000 / SLOWEST;
            long left = allowed - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (left > 0) {
                watchDeadline(left);
            } else {
                settle(Problems.of(408, "too-slow", language));
            }
        });
    }

    private void diskFailed(Throwable why) {
        LOG.error("writing a body of {} to the spill folder: {}", entrance(), why.toString());
        settle(Problems.of(503, "unavailable", language));
    }

    private DoorAnswer tooLarge() {
        return Problems.of(
                413,
                "too-large",
                language,
                new io.inlet.settings.Size(entrance().limit()));
    }

    private Entrance entrance() {
        return found.place().entrance();
    }

    /** The path as it was sent, of an origin-form target; other forms match nothing. */
    private String rawPath() {
        String target = request.uri();
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }

    private long contentLength() {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
