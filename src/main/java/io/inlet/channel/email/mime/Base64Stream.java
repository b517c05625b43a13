package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decodes base64 as leniently as RFC 2045, 6.8 asks: what is no digit is passed over, and padding in the middle (several encoded blocks in
 * a row) begins the next group of four instead of ending the content.
 */
final class Base64Stream extends DecodingStream {
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

    private final byte[] encoded;
    private int bits;
    private int digits;

    Base64Stream(InputStream in) {
        this(in, new byte[BUFFER], BUFFER);
    }

    private Base64Stream(InputStream in, byte[] encoded, int room) {
        super(in, room);
        this.encoded = encoded;
    }

    /** The whole of a short content. */
    static byte[] decode(byte[] whole) {
        Base64Stream stream = new Base64Stream(InputStream.nullInputStream(), whole, whole.length + SPARE);
        for (byte one : whole) {
            stream.take(one);
        }
        stream.finish();
        return stream.decoded();
    }

    static boolean isDigit(byte one) {
        return VALUES[one & 0xFF] >= 0;
    }

    @Override
    boolean decode() throws IOException {
        int count = in.read(encoded, 0, encoded.length);
        if (count < 0) {
            finish();
        }
        for (int index = 0; index < count; index++) {
            take(encoded[index]);
        }
        return count >= 0;
    }

    private void take(byte one) {
        int value = VALUES[one & 0xFF];
        if (value >= 0) {
            bits = bits << 6 | value;
            if (++digits == 4) {
                put(bits >> 16);
                put(bits >> 8);
                put(bits);
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
            put(bits >> 4);
        } else if (digits == 3) {
            put(bits >> 10);
            put(bits >> 2);
        }
        digits = 0;
        bits = 0;
    }
}
