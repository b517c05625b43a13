package io.inlet.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells UTF-16 without a byte order mark, in either order, by its bytes: each second one is 0, or 4 in Cyrillic. */
final class Utf16 {
    private static final int LOOK = 2000;
    private static final int FEWEST = 8;

    private Utf16() {}

    /** @param named null where nothing is; what is no UTF-16 gives null, whatever was named */
    static Charset of(byte[] bytes, Charset named) {
        boolean claimed = named != null && named.name().startsWith("UTF-16");
        if (!claimed && (bytes.length < FEWEST || bytes.length % 2 != 0 || !holdsControls(bytes))) {
            return null;
        }
        double little = share(bytes, 1);
        double big = share(bytes, 0);
        if (little > 0.8 && little > big) {
            return StandardCharsets.UTF_16LE;
        }
        if (big > 0.8) {
            return StandardCharsets.UTF_16BE;
        }
        return claimed && little + big > 0.2 ? named : null;
    }

    private static boolean holdsControls(byte[] bytes) {
        for (int at = 0; at < Math.min(FEWEST, bytes.length); at++) {
            if (bytes[at] == 0 || bytes[at] == 4) {
                return true;
            }
        }
        return false;
    }

    private static double share(byte[] bytes, int from) {
        int high = 0;
        int all = 0;
        for (int at = from; at < Math.min(LOOK, bytes.length); at += 2) {
            high += bytes[at] == 0 || bytes[at] == 4 ? 1 : 0;
            all++;
        }
        return all == 0 ? 0 : (double) high / all;
    }
}
