package io.inlet.pipeline.outbox;

import java.io.InputStream;
import java.util.Arrays;

/** So many bytes that are nowhere. */
final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
        this.left = size;
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        int read = (int) Math.min(left, length);
        Arrays.fill(bytes, offset, offset + read, (byte) 0);
        left -= read;
        return read;
    }
}
