package io.inlet.pipeline.door;

import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.BindException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The public listener: one permanent HTTP/1.1 server that reads each request within bounds (path, limit, deadlines, number at once),
 * keeps its bytes exactly as sent, and only then hands it to the route that stands behind the path. Routes come and go without the
 * listener noticing. Bound it is used by the {@code door:} component, which finds it in Camel's registry.
 */
public final class HttpDoor implements AutoCloseable {
    private static final int MOST_HEADER_BYTES = 32 * 1024;
    private static final int MOST_LINE_BYTES = 8 * 1024;
    private static final long CLOSE_SECONDS = 30;
    private static final int MOST_WORKERS = 64;

    private final DoorOptions options;
    private final Clock clock;
    private final Vertx vertx;
    private final HttpServer server;
    private final Spill spill;
    private final Places places = new Places();
    private final Connections connections;
    private final Semaphore slots;
    private final ThreadPoolExecutor workers;
    private volatile boolean filling;
    private volatile boolean closing;
    private boolean closed;

    HttpDoor(DoorOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(4)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.spill = new Spill(options.spill());
        this.connections = new Connections(vertx, options.headerDeadline());
        this.slots = new Semaphore(options.inFlight());
        int threads = Math.min(MOST_WORKERS, options.inFlight());
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "door-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        this.server = vertx.createHttpServer(serverOptions(options))
                .connectionHandler(connections::opened)
                .invalidRequestHandler(this::refuseInvalid)
                .requestHandler(this::receive)
                // a peer's broken handshake or chunk is cut off; it is no news to anybody
                .exceptionHandler(failure -> {});
    }

    /**
     * The door as the settings describe it, not open yet.
     *
     * @param clock says when a request came
     * @throws ConfigurationException with everything that cannot be used
     */
    public static HttpDoor of(Settings settings, Path home, Clock clock) {
        return new HttpDoor(DoorOptions.from(settings, home), clock);
    }

    /**
     * Sweeps the spill folder and opens the port.
     *
     * @throws ConfigurationException when the port or the certificate cannot be used
     */
    public void start() {
        spill.sweep();
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException refused) {
            close();
            throw new ConfigurationException(
                    List.of(new Problem("config/application.properties", 0, problem(refused.getCause()))));
        }
    }

    /** Opens the port while routes are still to come: until {@link #filled} an unknown path is "not now" (503), never "not here" (404). */
    public void startUnfilled() {
        filling = true;
        start();
    }

    /** Every route that there will be stands behind its entrance. */
    public void filled() {
        filling = false;
    }

    /** The port in force, which differs from the setting when that is 0. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no more requests, lets those inside be answered, then closes the port. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        closing = true;
        try {
            slots.tryAcquire(options.inFlight(), CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        workers.shutdown();
    }

    Vertx vertx() {
        return vertx;
    }

    Clock clock() {
        return clock;
    }

    DoorOptions options() {
        return options;
    }

    Spill spill() {
        return spill;
    }

    Places places() {
        return places;
    }

    Connections connections() {
        return connections;
    }

    Semaphore slots() {
        return slots;
    }

    ThreadPoolExecutor workers() {
        return workers;
    }

    boolean isFilling() {
        return filling;
    }

    boolean isClosing() {
        return closing;
    }

    private void receive(HttpServerRequest request) {
        if (connections.isEnding(request.connection())) {
            request.connection().close();
            return;
        }
        connections.busy(request.connection());
        new Incoming(this, request).begin();
    }

    private void refuseInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean tooLong = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        Answers.write(
                request,
                tooLong ? Problems.of(431, "headers-too-large", "en") : Problems.of(400, "bad-request", "en", "header"),
                true);
        connections.end(request.connection(), Duration.ofSeconds(1));
    }

    private String problem(Throwable cause) {
        Texts texts = Texts.of("check", Texts.terminal());
        String port = String.valueOf(options.port());
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return texts.get("start.port-in-use", port, options.bind());
        }
        return options.certificate() != null && !(cause instanceof SocketException)
                ? texts.get("start.certificate", cause.getMessage())
                : texts.get("start.port", port, options.bind(), cause.getMessage());
    }

    private static HttpServerOptions serverOptions(DoorOptions options) {
        HttpServerOptions http = new HttpServerOptions()
                .setPort(options.port())
                .setHost(options.bind())
                .setAcceptBacklog(1024)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxChunkSize(16 * 1024)
                .setSslHandshakeTimeout(options.headerDeadline().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        if (options.certificate() != null) {
            http.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(options.certificate().toString())
                            .setKeyPath(options.key().toString()));
        }
        return http;
    }
}
