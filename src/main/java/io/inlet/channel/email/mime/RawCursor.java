package io.inlet.channel.email.mime;

import io.inlet.message.Content;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads parts of a mail by where they stand. Going forward, one stream serves them all; going back opens it anew. Not thread-safe. */
public final class RawCursor implements Closeable {
    private final Content raw;
    private Counted in;
    private Layer layer;

    public RawCursor(Content raw) {
        this.raw = raw;
    }

    /** The decoded bytes of a part, good until the next call. Need not be closed. */
    public InputStream open(Part part) throws IOException {
        go(part.layer(), part.start());
        return PartStream.decode(in, part);
    }

    /** Bytes of a layer as they stand there, good until the next call. Need not be closed. */
    public InputStream open(Layer from, long start, long length) throws IOException {
        go(from, start);
        return PartStream.range(in, length);
    }

    private void go(Layer to, long start) throws IOException {
        if (in == null || layer != to || in.position > start) {
            close();
            layer = to;
            in = new Counted(to.open(raw));
        }
        in.skipNBytes(start - in.position);
    }

    /** The decoded bytes of a part as content of its own, read from the mail each time. */
    public static Content content(Content raw, Part part) {
        return () -> {
            InputStream whole = part.layer().open(raw);
            try {
                whole.skipNBytes(part.start());
                return PartStream.decode(whole, part);
            } catch (IOException broken) {
                whole.close();
                throw broken;
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long position;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            position += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            position += skipped;
            return skipped;
        }
    }
}
