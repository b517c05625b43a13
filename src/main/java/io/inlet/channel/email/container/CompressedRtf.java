package io.inlet.channel.email.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Expands the RTF of Outlook (MS-OXRTFCP). */
final class CompressedRtf {
    private static final int HEADER = 16;
    private static final int COMPRESSED = 0x75465A4C;
    private static final int UNCOMPRESSED = 0x414C454D;
    private static final int WINDOW = 4096;
    /** What each text is thought to begin with (2.1.2.1 of the rules). */
    private static final byte[] BEGINNING = ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
                    + "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                    + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
            .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** The RTF, as far as it can be expanded and at most so many bytes of it; nothing where it is none. */
    static byte[] decompress(byte[] bytes, int most) {
        if (bytes.length < HEADER) {
            return new byte[0];
        }
        int kind = u32(bytes, 8);
        if (kind == UNCOMPRESSED) {
            return Arrays.copyOfRange(bytes, HEADER, bytes.length);
        }
        return kind == COMPRESSED ? expand(bytes, most) : new byte[0];
    }

    private static byte[] expand(byte[] bytes, int most) {
        ByteArrayOutputStream rtf = new ByteArrayOutputStream();
        byte[] window = new byte[WINDOW];
        Arrays.fill(window, (byte) ' ');
        System.arraycopy(BEGINNING, 0, window, 0, BEGINNING.length);
        int write = BEGINNING.length;
        int at = HEADER;
        while (at < bytes.length && rtf.size() < most) {
            int flags = bytes[at++] & 0xFF;
            for (int bit = 0; bit < 8; bit++, flags >>= 1) {
                if (at + (flags & 1) >= bytes.length) {
                    return rtf.toByteArray();
                }
                if ((flags & 1) == 0) {
                    rtf.write(bytes[at]);
                    window[write++ % WINDOW] = bytes[at++];
                    continue;
                }
                int reference = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
                at += 2;
                int from = reference >> 4;
                if (from == write % WINDOW) {
                    return rtf.toByteArray();
                }
                for (int count = (reference & 0xF) + 2; count > 0; count--) {
                    byte one = window[from++ % WINDOW];
                    rtf.write(one);
                    window[write++ % WINDOW] = one;
                }
            }
        }
        return rtf.toByteArray();
    }

    private static int u32(byte[] bytes, int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
