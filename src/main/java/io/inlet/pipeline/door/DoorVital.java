package io.inlet.pipeline.door;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whether the public port really answers: a request of our own is sent to it now and then. That the listener was started, or that the
 * kernel takes connections, says nothing of the thread that has to read them.
 */
public final class DoorVital implements Vital {
    private static final int PATIENCE_MILLIS = 5000;
    /** One slow answer is no outage. */
    private static final int IN_A_ROW = 2;

    private static final byte[] REQUEST = "GET /in/probe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final String ANSWER = "HTTP/1.1 ";

    private final HttpDoor door;
    private final AtomicLong probes = new AtomicLong();
    private volatile int failures;
    private volatile String last = "";

    public DoorVital(HttpDoor door) {
        this.door = door;
    }

    /** Asks the port; waits for the answer. */
    public void probe() {
        try {
            ask();
            failures = 0;
        } catch (IOException | GeneralSecurityException silent) {
            last = silent.toString();
            failures++;
        }
        probes.incrementAndGet();
    }

    private void ask() throws IOException, GeneralSecurityException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(address(), door.port()), PATIENCE_MILLIS);
            Socket spoken = door.options().certificate() == null ? socket : secured(socket);
            spoken.getOutputStream().write(REQUEST);
            spoken.getOutputStream().flush();
            String answer =
                    new String(spoken.getInputStream().readNBytes(ANSWER.length()), StandardCharsets.ISO_8859_1);
            if (!answer.equals(ANSWER)) {
                throw new IOException("no HTTP answer");
            }
        }
    }

    private InetAddress address() throws IOException {
        InetAddress bound = InetAddress.getByName(door.options().bind());
        return bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    }

    /** The certificate names the world's name for this machine, not ours: nothing secret is sent, so it is not looked at. */
    private static Socket secured(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Unasked()}, new SecureRandom());
        return context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    }

    private static final class Unasked implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("there are no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // any certificate: it is asked whether somebody answers
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public String name() {
        return "door";
    }

    @Override
    public boolean up() {
        return failures < IN_A_ROW;
    }

    @Override
    public boolean isForEverybody() {
        return true;
    }

    @Override
    public Reason detail() {
        return up() ? Reason.of("door-open") : Reason.of("door-shut", last);
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("probes", probes.get(), "failedProbesInARow", failures);
    }
}
