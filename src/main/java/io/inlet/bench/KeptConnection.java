package io.inlet.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP/1.1 connection (RFC 9112) that does no more than the load needs: posts, and answers with a Content-Length. */
final class KeptConnection {
    private static final int LARGEST = 64 * 1024;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String END = "\r\n\r\n";

    private final SocketChannel channel;
    private final String host;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private long due;

    private KeptConnection(SocketChannel channel, String host) {
        this.channel = channel;
        this.host = host;
    }

    /** Tells the selector when there is something to read. */
    static KeptConnection open(InetSocketAddress address, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        KeptConnection connection = new KeptConnection(channel, address.getHostString() + ":" + address.getPort());
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Sends a request; the one before must be answered. */
    void post(String path, String headers, byte[] body, long dueNanos) throws IOException {
        due = dueNanos;
        buffer.clear();
        buffer.put(("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Length: " + body.length
                        + END)
                .getBytes(StandardCharsets.US_ASCII));
        buffer.put(body).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** When the request was due. */
    long due() {
        return due;
    }

    /**
     * Reads what is there; whether the answer is complete.
     *
     * @throws IOException also when the answer is anything but a success
     */
    boolean answered() throws IOException {
        if (channel.read(buffer) < 0) {
            throw new EOFException("reading an answer: the connection was closed");
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0 || text.length() < end + END.length() + length(text.substring(0, end))) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 2")) {
            throw new IOException(
                    "the answer to a post is " + text.lines().findFirst().orElseThrow() + ", not a success");
        }
        return true;
    }

    private static int length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        return at < 0
                ? 0
                : Integer.parseInt(head.substring(at + LENGTH.length())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip());
    }
}
