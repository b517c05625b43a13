package io.inlet.text;

import java.io.ByteArrayOutputStream;

/** Bytes written with percent signs (RFC 3986, 2.1; RFC 2231, 4). */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** A percent sign that no two digits follow stays as it is, as browsers' parsers do. Other letters are taken for bytes. */
    public static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            int high = letter == '%' && index + 2 < text.length() ? Character.digit(text.charAt(index + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(index + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                index += 2;
            } else {
                bytes.write(letter);
            }
        }
        return bytes.toByteArray();
    }
}
