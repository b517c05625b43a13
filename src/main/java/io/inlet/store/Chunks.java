package io.inlet.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;

/** Cuts streams into rows and reads them back, one chunk in memory at a time. */
final class Chunks {
    /** Bytes of a chunk. */
    static final int SIZE = 256 * 1024;

    private Chunks() {}

    /** Keeps one chunk. */
    @FunctionalInterface
    interface Sink {
        void accept(int number, byte[] bytes) throws SQLException;
    }

    /** Gives one chunk; null behind the last. */
    @FunctionalInterface
    interface Source {
        byte[] chunk(int number);
    }

    /** Gives the number of bytes. */
    static long write(InputStream in, Sink sink) throws IOException, SQLException {
        long size = 0;
        int number = 0;
        for (byte[] chunk = in.readNBytes(SIZE); chunk.length > 0; chunk = in.readNBytes(SIZE)) {
            sink.accept(number++, chunk);
            size += chunk.length;
        }
        return size;
    }

    static InputStream read(Source source) {
        return new ChunkStream(source);
    }

    private static final class ChunkStream extends InputStream {
        private final Source source;
        private byte[] chunk = {};
        private int position;
        private int next;

        ChunkStream(Source source) {
            this.source = source;
        }

        @Override
        public int read() {
            return fill() ? chunk[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            return chunk == null ? 0 : chunk.length - position;
        }

        private boolean fill() {
            while (chunk != null && position == chunk.length) {
                chunk = source.chunk(next++);
                position = 0;
            }
            return chunk != null;
        }
    }
}
