package io.inlet.pipeline.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between the gateway and a mail server that can be cut, or go dead, and notes what the client says. */
final class Wire implements AutoCloseable {
    private final ServerSocket entrance;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    /** The connection is cut when the server says this. */
    volatile String poison;
    /** Connections are taken, but nothing passes. */
    volatile boolean dead;

    Wire(int server) {
        this.server = server;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                open.add(client);
                if (!dead) {
                    Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                    open.add(target);
                    daemon(() -> pump(client, target, true));
                    daemon(() -> pump(target, client, false));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean client) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (client) {
                    said.addAll(text.lines().toList());
                } else if (poison != null && text.contains(poison)) {
                    return;
                }
                if (dead) {
                    continue;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // the other end notices as well: both are closed
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
