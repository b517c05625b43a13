package io.inlet.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads UTF-7 (RFC 2152), which Java does not know. What is not encoded rightly stays as it is. */
final class Utf7 {
    private Utf7() {}

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            char letter = text.charAt(index++);
            if (letter != '+') {
                decoded.append(letter);
                continue;
            }
            int end = index;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            decoded.append(end == index ? "+" : utf16(text.substring(index, end)));
            index = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return decoded.toString();
    }

    private static boolean isDigit(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter) || letter == '+' || letter == '/';
    }

    private static String utf16(String digits) {
        int usable = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        byte[] bytes = Base64.getDecoder().decode(digits.substring(0, usable));
        return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE);
    }
}
