package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Decodes another stream, a piece at a time. */
abstract class DecodingStream extends InputStream {
    final InputStream in;
    private final byte[] decoded;
    private int from;
    private int to;
    private boolean ended;

    /** @param room for what one piece is decoded into, in bytes */
    DecodingStream(InputStream in, int room) {
        this.in = in;
        this.decoded = new byte[room];
    }

    /** Reads a piece and {@linkplain #put puts} what it says, which may be nothing; false when it was the last. */
    abstract boolean decode() throws IOException;

    final void put(int one) {
        decoded[to++] = (byte) one;
    }

    /** What was put and not yet read. */
    final byte[] decoded() {
        return Arrays.copyOfRange(decoded, from, to);
    }

    @Override
    public final int read() throws IOException {
        return more() ? decoded[from++] & 0xFF : -1;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(decoded, from, into, offset, count);
        from += count;
        return count;
    }

    @Override
    public final void close() throws IOException {
        in.close();
    }

    private boolean more() throws IOException {
        while (from == to && !ended) {
            from = 0;
            to = 0;
            ended = !decode();
        }
        return from < to;
    }
}
