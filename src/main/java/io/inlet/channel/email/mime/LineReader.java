package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines and knows at which byte each stands. Lines end with LF or CR LF; with a bare CR where the beginning shows no LF at all. Of a
 * line longer than the buffer only the beginning can be looked at. Not thread-safe.
 */
public final class LineReader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int limit;
    private int position;
    private long bufferOffset;
    private int terminator;

    private long start;
    private long contentEnd;
    private long next;
    private int from;
    private int length;
    private boolean cut;

    public LineReader(InputStream in) throws IOException {
        this.in = in;
        fill();
        terminator = '\n';
        if (indexOf((byte) '\n', 0) < 0 && indexOf((byte) '\r', 0) >= 0) {
            terminator = '\r';
        }
    }

    /** Goes to the next line; false at the end. */
    public boolean next() throws IOException {
        start = bufferOffset + position;
        cut = false;
        int end = indexOf((byte) terminator, position);
        if (end < 0) {
            compact();
            end = indexOf((byte) terminator, position);
        }
        if (end < 0 && limit == buffer.length) {
            return longLine();
        }
        if (end < 0 && position == limit) {
            return false;
        }
        boolean terminated = end >= 0;
        int stop = terminated ? end : limit;
        from = position;
        position = terminated ? end + 1 : limit;
        next = bufferOffset + position;
        contentEnd = bufferOffset + stop;
        if (terminated && terminator == '\n' && stop > from && buffer[stop - 1] == '\r') {
            contentEnd--;
        }
        while (stop > from && buffer[stop - 1] == '\r') {
            stop--;
        }
        length = stop - from;
        return true;
    }

    private boolean longLine() throws IOException {
        byte[] beginning = buffer.clone();
        int end = -1;
        boolean more = true;
        while (end < 0 && more) {
            bufferOffset += limit;
            position = 0;
            limit = 0;
            more = fill();
            end = indexOf((byte) terminator, 0);
        }
        position = end < 0 ? limit : end + 1;
        next = bufferOffset + position;
        contentEnd = end < 0 ? next : next - 1;
        // The rest of the buffer is read after this line: what can be looked at is kept apart from it.
        longBeginning = beginning;
        from = 0;
        length = beginning.length;
        cut = true;
        return true;
    }

    private byte[] longBeginning;

    /** Where the line begins. */
    public long start() {
        return start;
    }

    /** Where its content ends, before the line end. */
    long contentEnd() {
        return contentEnd;
    }

    /** Where the following line begins. */
    public long end() {
        return next;
    }

    /** Length of what can be looked at, without the line end. */
    public int length() {
        return length;
    }

    boolean cut() {
        return cut;
    }

    int at(int index) {
        return bytes()[from + index] & 0xFF;
    }

    /** The line with each byte as one character. */
    public String text() {
        return new String(bytes(), from, length, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes() {
        return cut ? longBeginning : buffer;
    }

    private int indexOf(byte wanted, int begin) {
        for (int index = begin; index < limit; index++) {
            if (buffer[index] == wanted) {
                return index;
            }
        }
        return -1;
    }

    private void compact() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        bufferOffset += position;
        limit -= position;
        position = 0;
        fill();
    }

    private boolean fill() throws IOException {
        int count = in.readNBytes(buffer, limit, buffer.length - limit);
        limit += count;
        return count > 0;
    }
}
