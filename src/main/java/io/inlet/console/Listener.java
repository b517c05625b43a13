package io.inlet.console;

import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The HTTP server of the management listener: reads bounded requests, works on few threads, refuses what is too much. */
final class Listener {
    private static final int WORKERS = 8;
    private static final int QUEUED = 64;
    private static final int LARGEST_BODY = 64 << 10;
    private static final int LONGEST_LINE = 8 << 10;
    private static final int IDLE_SECONDS = 60;
    private static final Pattern PLAIN_PATH = Pattern.compile("/(?:[^%\\\\]|%[0-9a-fA-F]{2})*");

    private final Desk desk;
    private final Vertx vertx;
    private final ExecutorService workers;
    private final HttpServer server;

    Listener(ManagementOptions options, List<Endpoint> endpoints, Desk desk) {
        this.desk = desk;
        this.workers = pool();
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.server = listen(options, router(endpoints));
    }

    int port() {
        return server.actualPort();
    }

    /** Lets running requests end, up to a few seconds. */
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                WORKERS, WORKERS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUED), work -> {
                    Thread thread = new Thread(work, "management-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private Router router(List<Endpoint> endpoints) {
        Router router = Router.router(vertx);
        for (Endpoint endpoint : endpoints) {
            var route = router.route(endpoint.path()).method(HttpMethod.valueOf(endpoint.method()));
            if (endpoint.method().equals("GET")) {
                route.method(HttpMethod.HEAD);
            }
            route.handler(context -> serve(context.request(), context.pathParams(), endpoint));
        }
        router.route().handler(context -> serve(context.request(), Map.of(), desk.elsewhere()));
        return router;
    }

    private HttpServer listen(ManagementOptions options, Router router) {
        HttpServerOptions server = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(2 * LONGEST_LINE);
        try {
            return vertx.createHttpServer(server)
                    .requestHandler(request -> {
                        // a path that the router would not read is no endpoint, and needs credentials like any other
                        if (PLAIN_PATH.matcher(String.valueOf(request.path())).matches()) {
                            router.handle(request);
                        } else {
                            serve(request, Map.of(), desk.elsewhere());
                        }
                    })
                    .listen(options.port(), options.bind())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException refused) {
            vertx.close();
            workers.shutdown();
            throw new ConfigurationException(
                    List.of(
                            new Problem(
                                    "config/application.properties",
                                    0,
                                    "the management listener cannot listen on " + options.bind() + ":" + options.port()
                                            + " ("
                                            + refused.getCause().getMessage()
                                            + "); stop what uses that port, or set inlet.management.port or inlet.management.bind to a free one")));
        }
    }

    private void serve(HttpServerRequest request, Map<String, String> parameters, Endpoint endpoint) {
        Buffer body = Buffer.buffer();
        request.exceptionHandler(cutOff -> request.connection().close());
        request.handler(chunk -> {
            if (body.length() <= LARGEST_BODY) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> work(request, parameters, endpoint, body));
    }

    private void work(HttpServerRequest request, Map<String, String> parameters, Endpoint endpoint, Buffer body) {
        Call call = Requests.call(request, parameters, body.getBytes());
        if (body.length() > LARGEST_BODY) {
            Replies.send(request, Problems.of(call.locale(), 413, "refused.size", LARGEST_BODY >> 10));
            return;
        }
        try {
            workers.execute(() -> Replies.send(request, desk.answer(endpoint, call)));
        } catch (RejectedExecutionException full) {
            Replies.send(
                    request, Problems.of(call.locale(), 503, "refused.busy").with("Retry-After", "5"));
        }
    }
}
