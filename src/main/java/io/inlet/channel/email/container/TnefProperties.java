package io.inlet.channel.email.container;

import java.io.EOFException;
import java.io.IOException;

/** A list of properties as TNEF writes it (MS-OXTNEF, 2.1.3.4). */
final class TnefProperties {
    private static final int MOST = 20_000;
    private static final int MANY_VALUES = 0x1000;

    private TnefProperties() {}

    /** Reads as far as the list is sound. */
    static void read(TnefStream in, MapiProperties into) throws IOException {
        long count = in.u32();
        if (count > MOST) {
            throw new EOFException("a list of " + count + " properties");
        }
        for (long index = 0; index < count; index++) {
            property(in, into);
        }
    }

    private static void property(TnefStream in, MapiProperties into) throws IOException {
        int type = in.u16();
        int id = in.u16();
        if (id >= 0x8000) {
            skipName(in);
        }
        int one = type & ~MANY_VALUES;
        boolean counted = one == MapiProperties.STRING
                || one == MapiProperties.UNICODE
                || one == MapiProperties.OBJECT
                || one == MapiProperties.BINARY;
        long count = counted || one != type ? in.u32() : 1;
        if (count > MOST) {
            throw new EOFException("a property of " + count + " values");
        }
        for (long index = 0; index < count; index++) {
            long length = counted ? in.u32() : fixedLength(one);
            long start = in.position();
            byte[] bytes = in.bytes(
                    length <= MapiProperties.SHORT
                            ? length
                            : one == MapiProperties.OBJECT ? MapiProperties.INTERFACE : 0);
            in.skip(length - bytes.length);
            in.skip(Math.min(in.rest(), (4 - length % 4) % 4));
            into.add(id, new MapiProperties.Value(one, start, length, bytes));
        }
    }

    /** A property beyond 0x8000 says its name: a set, and a number or a text. */
    private static void skipName(TnefStream in) throws IOException {
        in.skip(16);
        boolean numbered = in.u32() == 0;
        long length = numbered ? 4 : in.u32();
        in.skip(length + (4 - length % 4) % 4);
    }

    private static int fixedLength(int type) throws IOException {
        return switch (type) {
            case 0x00, 0x01 -> 0;
            case 0x02, 0x03, 0x04, 0x0A, 0x0B -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> throw new EOFException("a property of type " + type);
        };
    }
}
