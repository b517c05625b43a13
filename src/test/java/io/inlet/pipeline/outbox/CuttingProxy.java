package io.inlet.pipeline.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that loses answers: what was asked arrives, and the whole answer comes back as far as here. One request a connection. It
 * cuts the first answer to each request line that begins as it was told, then lets the same line through.
 */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final URI target;
    private final AtomicInteger cut = new AtomicInteger();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean holds;
    private volatile String prefix;

    public CuttingProxy(URI target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public void cutAnswersTo(String requestLine) {
        prefix = requestLine;
    }

    public void cutNothing() {
        prefix = null;
    }

    /** As {@link #cutAnswersTo}, but whoever asks waits for the answer as long as this proxy is open. */
    public void holdAnswersTo(String requestLine) {
        holds = true;
        prefix = requestLine;
    }

    /** How many answers it lost. */
    public int cut() {
        return cut.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closing) {
            prefix = null;
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket desk = new Socket(target.getHost(), target.getPort())) {
            byte[] head = head(client.getInputStream());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String line = text.substring(0, text.indexOf('\r'));
            // the desk closes after its answer, so that the end of it is known
            desk.getOutputStream()
                    .write(text.replaceAll("(?i)\r\nConnection:[^\r]*", "")
                            .replaceFirst("\r\n", "\r\nConnection: close\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            transfer(client.getInputStream(), desk.getOutputStream(), length(text));
            byte[] answer = desk.getInputStream().readAllBytes();
            if (prefix != null && line.startsWith(prefix) && seen.add(line)) {
                cut.incrementAndGet();
                if (holds) {
                    closed.await();
                }
                return;
            }
            OutputStream out = client.getOutputStream();
            out.write(answer);
            out.flush();
        } catch (IOException | InterruptedException gone) {
            // whoever asks sees a closed connection
            return;
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.write(read);
        }
        return head.toByteArray();
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void transfer(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the request ends early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
