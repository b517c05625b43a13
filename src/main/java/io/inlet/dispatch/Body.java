package io.inlet.dispatch;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a call sends. Its length is known beforehand and its bytes are written on demand, so that files pass from the store to a target
 * without ever being whole in memory. It may be written again and again, each time the same.
 */
public interface Body {
    Body NONE = of(new byte[0]);

    /** In bytes, exactly. */
    long length();

    /** @throws IOException when the target is gone, or a file cannot be read any more: then less than {@link #length} was written */
    void writeTo(OutputStream out) throws IOException;

    /** A body that stands in memory; the array must not be changed afterwards. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }
}
