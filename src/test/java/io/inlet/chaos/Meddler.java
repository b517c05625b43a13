package io.inlet.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a target and spoils two of three calls in the way it is told. One request a connection. */
final class Meddler implements AutoCloseable {
    /** What it does. */
    enum Mood {
        HELPFUL,
        /** 500; the target never hears of it. */
        FAILS,
        /** 429 with Retry-After. */
        BUSY,
        /** Takes the request, and says nothing. */
        HANGS,
        /** Closes without an answer; the target never hears of it. */
        CLOSES,
        /** The target does it, its answer is lost. */
        LOSES
    }

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final URI target;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.HELPFUL;

    Meddler(URI target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    URI url() {
        return URI.create(
                "http://127.0.0.1:" + server.getLocalPort() + (target.getPath() == null ? "" : target.getPath()));
    }

    void mood(Mood now) {
        mood = now;
    }

    int spoilt() {
        return spoilt.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            byte[] body = client.getInputStream().readNBytes(length(head));
            Mood act = calls.incrementAndGet() % 3 == 0 ? Mood.HELPFUL : mood;
            if (act != Mood.HELPFUL) {
                spoilt.incrementAndGet();
            }
            byte[] answer =
                    switch (act) {
                        case HELPFUL, LOSES -> passOn(head, body);
                        case FAILS -> answer("500 Internal Server Error", "");
                        case BUSY -> answer("429 Too Many Requests", "Retry-After: 1\r\n");
                        case HANGS, CLOSES -> null;
                    };
            if (act == Mood.HANGS) {
                closed.await(20, TimeUnit.SECONDS);
            }
            if (answer != null && act != Mood.LOSES) {
                client.getOutputStream().write(answer);
                client.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException gone) {
            // whoever asks sees a closed connection
            return;
        }
    }

    /** The target closes after its answer, so that the end of it is known. */
    private byte[] passOn(byte[] head, byte[] body) throws IOException {
        String text = new String(head, StandardCharsets.ISO_8859_1)
                .replaceAll("(?i)\r\nConnection:[^\r]*", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return whole(socket.getInputStream());
        }
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] head = head(in);
        byte[] body = in.readNBytes(length(head));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(new String(head, StandardCharsets.ISO_8859_1)
                .replaceAll("(?i)\r\nConnection:[^\r]*", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        all.write(body);
        return all.toByteArray();
    }

    private static byte[] answer(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the connection ends in a head");
            }
            head.write(read);
        }
        return head.toByteArray();
    }

    private static int length(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "meddler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
