package io.inlet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers on a free port of the loopback that repeat in their answers what they were told in confidence. */
final class Gossip implements AutoCloseable {
    /** What is said to a line, or after a request; null ends the connection. */
    interface Tongue {
        String answer(String line, int count);
    }

    private final ServerSocket server;
    private final String greeting;
    private final Tongue tongue;
    private final AtomicInteger count = new AtomicInteger();

    private Gossip(String greeting, Tongue tongue) throws IOException {
        this.greeting = greeting;
        this.tongue = tongue;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::listen, "gossip");
        listener.setDaemon(true);
        listener.start();
    }

    /** An IMAP server that refuses every login and says what was typed. */
    static Gossip imap() throws IOException {
        return new Gossip("* OK here\r\n", (line, count) -> {
            String[] words = line.split(" ", 3);
            return switch (words.length > 1 ? words[1] : "") {
                case "CAPABILITY" -> "* CAPABILITY IMAP4rev1\r\n" + words[0] + " OK done\r\n";
                case "LOGIN" -> words[0] + " NO you typed " + words[2] + "\r\n";
                default -> words[0] + " OK fine\r\n";
            };
        });
    }

    /** A webhook receiver that does something else wrong each time, and prints the key while it does. */
    static Gossip webhook(String secret) throws IOException {
        String key = "my key is " + secret;
        return new Gossip("", (line, count) -> switch (count) {
            case 1 -> http("400 " + key, "", key + " or " + secret.substring(6));
            case 2 -> http("302 Found", "Location: http://127.0.0.1/" + secret + "\r\n", key);
            case 3 -> http("500 Oops", "X-Key: " + secret + "\r\n", "{\"error\": \"" + key + "\"}");
            case 4 -> null;
            default -> http("401 Unauthorized", "WWW-Authenticate: " + key + "\r\n", key);
        });
    }

    private static String http(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many lines it was told, or requests. */
    int told() {
        return count.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(5_000);
                OutputStream out = socket.getOutputStream();
                out.write(greeting.getBytes(StandardCharsets.UTF_8));
                converse(
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
                        out);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException {
        boolean http = greeting.isEmpty();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (http) {
                while (!in.readLine().isEmpty()) {
                    // headers; the body may stay where it is
                }
            }
            String answer = tongue.answer(line, count.incrementAndGet());
            if (answer == null) {
                return;
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            if (http) {
                drain(in);
                return;
            }
        }
    }

    private static void drain(BufferedReader in) throws IOException {
        while (in.read() >= 0) {
            // a connection closed with unread bytes is reset, and the answer with it
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
