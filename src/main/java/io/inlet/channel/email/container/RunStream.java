package io.inlet.channel.email.container;

import io.inlet.message.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads stretches of other bytes as one stream. Ends early where the other bytes do. Not thread-safe. */
final class RunStream extends InputStream {
    private final Runs runs;
    private final Content other;
    private final byte[] window;
    private InputStream in;
    private long position;
    private long windowStart;
    private int filled;
    private int at;

    RunStream(Runs runs, Content other) {
        this.runs = runs;
        this.other = other;
        this.window = new byte[(int) Math.min(Runs.WINDOW, runs.length())];
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? window[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(window, at, into, offset, count);
        at += count;
        return count;
    }

    /** Costs nothing: what is passed over is not read. */
    @Override
    public long skip(long count) {
        long here = windowStart + at;
        long there = Math.max(here, Math.min(runs.length(), here + Math.min(count, runs.length())));
        if (there <= windowStart + filled) {
            at = (int) (there - windowStart);
        } else {
            windowStart = there;
            filled = 0;
            at = 0;
        }
        return there - here;
    }

    private boolean hasMore() throws IOException {
        if (at < filled) {
            return true;
        }
        windowStart += filled;
        at = 0;
        filled = 0;
        if (windowStart < runs.length()) {
            fill();
        }
        return filled > 0;
    }

    private void fill() throws IOException {
        filled = (int) Math.min(window.length, runs.length() - windowStart);
        for (Runs.Piece piece : runs.window(windowStart)) {
            int read = read(piece);
            if (read < piece.length()) {
                filled = Math.min(filled, piece.at() + read);
            }
        }
    }

    private int read(Runs.Piece piece) throws IOException {
        if (in == null || piece.offset() < position) {
            close();
            in = other.open();
            position = 0;
        }
        try {
            in.skipNBytes(piece.offset() - position);
        } catch (EOFException cutOff) {
            position = Long.MAX_VALUE;
            return 0;
        }
        int read = in.readNBytes(window, piece.at(), piece.length());
        position = piece.offset() + read;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
