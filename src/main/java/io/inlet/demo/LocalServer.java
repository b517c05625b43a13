package io.inlet.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A stand-in's HTTP server on loopback, at any free port, with as many threads as it has callers. */
final class LocalServer implements AutoCloseable {
    /** Answers one call, or leaves it without answer: then the connection is cut. */
    interface Handler {
        void handle(LocalCall call) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads;

    LocalServer(String name, Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(LocalCall.read(exchange));
            }
        });
        server.start();
    }

    /** Without a slash at its end. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
