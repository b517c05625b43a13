package io.inlet.pipeline.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers one call with a byte every 50 ms, for as long as somebody listens: no single read of it times out. */
final class TricklingReceiver implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    TricklingReceiver() throws IOException {
        Thread thread = new Thread(this::serve, "trickling-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    int written() {
        return written.get();
    }

    private void serve() {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
                written.incrementAndGet();
            }
        } catch (IOException | InterruptedException gone) {
            closed.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
