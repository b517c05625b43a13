package io.inlet.channel.email;

import java.io.IOException;
import java.io.InputStream;

/** Decodes uuencode, from its "begin" line to its "end" line (POSIX, uuencode); lines whose blanks were cut off are read as they were. */
final class UuStream extends InputStream {
    private final InputStream in;
    private final LineReader lines;
    private final byte[] decoded = new byte[64];
    private boolean begun;
    private boolean ended;
    private int from;
    private int to;

    UuStream(InputStream in) throws IOException {
        this.in = in;
        this.lines = new LineReader(in);
    }

    /** Whether a line begins a file: "begin", three or four octal digits, a name. */
    static boolean isBegin(String line) {
        return line.startsWith("begin ") && line.length() > 10 && line.matches("begin [0-7]{3,4} \\S.*");
    }

    /** Whether a line can be one of content: as long as its first letter says, as far as nobody cut blanks off or added a check. */
    static boolean isContent(LineReader line) {
        if (line.length() < 1) {
            return false;
        }
        int count = line.at(0) - ' ' & 0x3F;
        int wanted = (count + 2) / 3 * 4;
        boolean letters = line.at(0) >= ' ' && line.at(0) <= '`';
        for (int index = 1; letters && index < line.length(); index++) {
            letters = line.at(index) >= ' ' && line.at(index) <= '`';
        }
        return letters && line.length() - 1 <= wanted + 2 && (count == 0 || line.length() > 1);
    }

    @Override
    public int read() throws IOException {
        return more() ? decoded[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
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

    private boolean more() throws IOException {
        while (from == to && !ended) {
            from = 0;
            to = 0;
            if (!lines.next()) {
                ended = true;
            } else if (!begun) {
                begun = isBegin(lines.text());
            } else if (lines.length() == 3 && lines.text().equals("end")) {
                ended = true;
            } else if (isContent(lines)) {
                line();
            }
        }
        return from < to;
    }

    private void line() {
        int count = lines.at(0) - ' ' & 0x3F;
        for (int group = 1; to < count; group += 4) {
            int bits = six(group) << 18 | six(group + 1) << 12 | six(group + 2) << 6 | six(group + 3);
            for (int shift = 16; shift >= 0 && to < count; shift -= 8) {
                decoded[to++] = (byte) (bits >> shift);
            }
        }
    }

    private int six(int index) {
        return index < lines.length() ? lines.at(index) - ' ' & 0x3F : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
