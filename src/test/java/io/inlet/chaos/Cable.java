package io.inlet.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The network between gateway and database: it can be cut, or go silent so that nobody hears that it is dead. */
public final class Cable implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;
    private volatile boolean silent;

    public Cable(int server) throws IOException {
        this.server = server;
        daemon(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections; new ones are ended at once until {@link #mend}. */
    public void cut() {
        refuses = true;
        end();
    }

    /** Nothing passes any more; connections seem to stand. */
    public void silence() {
        silent = true;
    }

    /** As before. What was open while it was silent is ended: bytes are missing there. */
    public void mend() {
        if (silent) {
            end();
        }
        silent = false;
        refuses = false;
    }

    private void end() {
        for (Socket socket : open) {
            close(socket);
        }
        open.clear();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (refuses) {
                    close(client);
                    continue;
                }
                open.add(client);
                Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(target);
                daemon(() -> pump(client, target));
                daemon(() -> pump(target, client));
            } catch (IOException serverAway) {
                end();
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            open.remove(from);
        }
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        end();
    }
}
