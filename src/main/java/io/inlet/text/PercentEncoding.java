package io.inlet.text;

import java.io.ByteArrayOutputStream;

/** Bytes written with percent signs (RFC 3986, 2.1; RFC 2231, 4). */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** A percent sign that no two digits follow stays as it is, as browsers' parsers do. */
    public static byte[] decode(byte[] written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length);
        for (int index = 0; index < written.length; index++) {
            int high =
                    written[index] == '%' && index + 2 < written.length ? Character.digit(written[index + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(written[index + 2], 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                index += 2;
            } else {
                bytes.write(written[index]);
            }
        }
        return bytes.toByteArray();
    }
}
