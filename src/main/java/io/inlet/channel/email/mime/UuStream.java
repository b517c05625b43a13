package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;

/** Decodes uuencode, from its "begin" line to its "end" line (POSIX, uuencode); lines whose blanks were cut off are read as they were. */
public final class UuStream extends DecodingStream {
    private static final int LONGEST = 63;

    private final LineReader lines;
    private boolean begun;

    UuStream(InputStream in) throws IOException {
        super(in, LONGEST);
        this.lines = new LineReader(in);
    }

    /** Whether a line begins a file: "begin", three or four octal digits, a name. */
    public static boolean isBegin(String line) {
        return line.startsWith("begin ") && line.length() > 10 && line.matches("begin [0-7]{3,4} \\S.*");
    }

    /** Whether a line can be one of content: as long as its first letter says, as far as nobody cut blanks off or added a check. */
    public static boolean isContent(LineReader line) {
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
    boolean decode() throws IOException {
        if (!lines.next()) {
            return false;
        }
        if (!begun) {
            begun = isBegin(lines.text());
        } else if (lines.length() == 3 && lines.text().equals("end")) {
            return false;
        } else if (isContent(lines)) {
            line();
        }
        return true;
    }

    private void line() {
        int rest = lines.at(0) - ' ' & 0x3F;
        for (int group = 1; rest > 0; group += 4) {
            int bits = six(group) << 18 | six(group + 1) << 12 | six(group + 2) << 6 | six(group + 3);
            for (int shift = 16; shift >= 0 && rest > 0; shift -= 8) {
                put(bits >> shift);
                rest--;
            }
        }
    }

    private int six(int index) {
        return index < lines.length() ? lines.at(index) - ' ' & 0x3F : 0;
    }
}
