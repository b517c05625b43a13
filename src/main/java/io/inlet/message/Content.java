package io.inlet.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read again and again. Each call gives a stream of its own, which the caller closes. Never whole in memory by promise.
 */
@FunctionalInterface
public interface Content {
    InputStream open() throws IOException;

    /** Content that already stands in memory; the array must not be changed afterwards. */
    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
