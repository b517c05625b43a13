package io.inlet.channel.email.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Little-endian numbers and stretches of bytes, read forward; knows where it stands. Not thread-safe. */
final class TnefStream {
    private final InputStream in;
    private long position;
    private long end = Long.MAX_VALUE;

    TnefStream(InputStream in, long position) {
        this.in = in;
        this.position = position;
    }

    long position() {
        return position;
    }

    /** Nothing is read beyond it until another end is set. */
    void endAt(long offset) {
        end = offset;
    }

    long rest() {
        return end - position;
    }

    /** One byte; -1 where the content is over. */
    int next() throws IOException {
        int one = in.read();
        position += one < 0 ? 0 : 1;
        return one;
    }

    int u16() throws IOException {
        return (int) number(2);
    }

    long u32() throws IOException {
        return number(4);
    }

    private long number(int bytes) throws IOException {
        require(bytes);
        long number = 0;
        for (int index = 0; index < bytes; index++) {
            int one = next();
            if (one < 0) {
                throw new EOFException("a number ends early");
            }
            number |= (long) one << 8 * index;
        }
        return number;
    }

    byte[] bytes(long length) throws IOException {
        require(length);
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException("a value ends early");
        }
        return bytes;
    }

    void skip(long length) throws IOException {
        require(length);
        in.skipNBytes(length);
        position += length;
    }

    private void require(long length) throws IOException {
        if (length < 0 || length > end - position) {
            throw new EOFException("a value reaches beyond what holds it");
        }
    }
}
