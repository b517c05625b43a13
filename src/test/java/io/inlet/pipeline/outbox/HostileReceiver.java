package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Samples;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A webhook receiver on a socket that does its worst, as a script says for each request: it sees the request and how often this
 * webhook-id came before.
 *
 * <pre>{@code
 * try (HostileReceiver receiver = new HostileReceiver((request, times) -> times == 1 ? Act.LOSE : Act.OK)) {
 *     post(receiver.url());
 *     assertThat(receiver.stored()).hasSize(1);
 * }
 * }</pre>
 */
public final class HostileReceiver implements AutoCloseable {
    /** One request: headers by lower-case name. */
    public record Request(String line, Map<String, String> headers, byte[] body) {
        public String id() {
            return headers.get("webhook-id");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What is done to a request. {@code stores}: the receiver has it; {@code answer} null: the connection is closed without a word. */
    public record Act(boolean stores, boolean hangs, String answer) {
        public static final Act OK = of(true, "200 OK", "");
        /** Has it, but nobody hears of that. */
        static final Act LOSE = new Act(true, false, null);
        /** Has nothing, and says nothing. */
        static final Act CLOSE = new Act(false, false, null);

        static final Act HANG = new Act(false, true, null);
        static final Act GARBAGE = new Act(true, false, "\u0000\u0001 this is no HTTP\r\n\r\n");

        static Act of(boolean stores, String status, String headers) {
            return new Act(stores, false, "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 2\r\n\r\nOK");
        }

        static Act body(String status, String body) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            return new Act(true, false, "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n" + body);
        }
    }

    /** What to do with a request that came for the n-th time. */
    public interface Script {
        Act act(Request request, int times);
    }

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final SigningKeys keys = SigningKeys.parse(new Secret(Samples.KEY));
    private final Script script;
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Map<String, Request> stored = new ConcurrentHashMap<>();
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public HostileReceiver(Script script) throws IOException {
        this.script = script;
        start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hooks/inlet");
    }

    /** What it keeps, once a webhook-id: a repeat is recognised. */
    public Map<String, Request> stored() {
        return stored;
    }

    /** Every request, repeats too. */
    List<Request> received() {
        return received;
    }

    /** The ids in the order they were first stored. */
    List<String> order() {
        return order;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closing) {
            closed.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            for (Request request = read(in); request != null; request = read(in)) {
                received.add(request);
                Act act = verified(request)
                        ? script.act(request, times.merge(request.id(), 1, Integer::sum))
                        : Act.of(false, "401 Unauthorized", "");
                if (act.stores() && stored.putIfAbsent(request.id(), request) == null) {
                    order.add(request.id());
                }
                if (act.hangs()) {
                    closed.await();
                }
                if (act.answer() == null) {
                    return;
                }
                out.write(act.answer().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | InterruptedException | RuntimeException goneOrNoHttp) {
            open.remove(socket);
        }
    }

    private boolean verified(Request request) {
        return keys.verify(
                request.id(),
                Long.parseLong(request.headers().get("webhook-timestamp")),
                request.body(),
                request.headers().get("webhook-signature"));
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, header.substring(colon + 1).strip(), (one, other) -> one + " AND " + other);
        }
        return new Request(line, headers, in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hostile-receiver");
        thread.setDaemon(true);
        thread.start();
    }
}
