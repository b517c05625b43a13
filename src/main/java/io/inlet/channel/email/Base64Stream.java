package io.inlet.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes base64 as leniently as RFC 2045, 6.8 asks: what is no digit is passed over, and padding in the middle (several encoded blocks in
 * a row) begins the next group of four instead of ending the content.
 */
final class Base64Stream extends InputStream {
    private static final int BUFFER = 8192;
    /** An end in the middle gives bytes before four digits are full. */
    private static final int SPARE = 16;

    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int index = 0; index < digits.length(); index++) {
            VALUES[digits.charAt(index)] = (byte) index;
        }
    }

    private final InputStream in;
    private final byte[] encoded;
    private final byte[] decoded;
    private int from;
    private int to;
    private int bits;
    private int digits;
    private boolean ended;

    Base64Stream(InputStream in) {
        this(in, new byte[BUFFER], new byte[BUFFER]);
    }

    private Base64Stream(InputStream in, byte[] encoded, byte[] decoded) {
        this.in = in;
        this.encoded = encoded;
        this.decoded = decoded;
    }

    /** The whole of a short text. */
    static byte[] decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Base64Stream whole = new Base64Stream(InputStream.nullInputStream(), bytes, new byte[bytes.length + SPARE]);
        for (byte one : bytes) {
            whole.take(one);
        }
        whole.finish();
        return Arrays.copyOf(whole.decoded, whole.to);
    }

    static boolean isDigit(byte one) {
        return VALUES[one & 0xFF] >= 0;
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

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean more() throws IOException {
        while (from == to && !ended) {
            from = 0;
            to = 0;
            int count = in.read(encoded, 0, encoded.length);
            if (count < 0) {
                ended = true;
                finish();
            }
            for (int index = 0; index < count; index++) {
                take(encoded[index]);
            }
        }
        return from < to;
    }

    private void take(byte one) {
        int value = VALUES[one & 0xFF];
        if (value >= 0) {
            bits = bits << 6 | value;
            if (++digits == 4) {
                decoded[to++] = (byte) (bits >> 16);
                decoded[to++] = (byte) (bits >> 8);
                decoded[to++] = (byte) bits;
                digits = 0;
                bits = 0;
            }
        } else if (one == '=') {
            finish();
        }
    }

    /** The end of the content or of one block: two digits hold one byte, three hold two. */
    private void finish() {
        if (digits == 2) {
            decoded[to++] = (byte) (bits >> 4);
        } else if (digits == 3) {
            decoded[to++] = (byte) (bits >> 10);
            decoded[to++] = (byte) (bits >> 2);
        }
        digits = 0;
        bits = 0;
    }
}
