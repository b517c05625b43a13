package io.inlet.channel.email.container;

import io.inlet.text.Charsets;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A list of MAPI properties as TNEF writes it (MS-OXTNEF, 2.1.3.4): short values are kept, of long ones only where they stand. */
final class TnefProperties {
    static final int SUBJECT = 0x0037;
    static final int TOPIC = 0x0070;
    static final int PLAIN_SUBJECT = 0x0E1D;
    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int DISPLAY_NAME = 0x3001;
    static final int DATA = 0x3701;
    static final int SHORT_NAME = 0x3704;
    static final int LONG_NAME = 0x3707;
    static final int MIME_TYPE = 0x370E;
    static final int CONTENT_ID = 0x3712;
    static final int CODE_PAGE = 0x3FDE;

    /** IID_IMessage. */
    private static final byte[] MAIL = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};

    private static final int MOST = 20_000;
    private static final int SHORT = 2_000;
    /** An object begins with the id of what it is. */
    static final int INTERFACE = 16;

    private static final int MANY_VALUES = 0x1000;
    private static final int STRING = 0x1E;
    private static final int UNICODE = 0x1F;
    private static final int OBJECT = 0x0D;
    private static final int BINARY = 0x102;

    /** Where a value stands; {@code bytes} are all of it where it is short. */
    record Value(int type, long start, long length, byte[] bytes) {
        boolean isObject() {
            return type == OBJECT && length > INTERFACE;
        }

        /** Whether it is a mail, as TNEF again. */
        boolean isMail() {
            return Arrays.equals(bytes, 0, INTERFACE, MAIL, 0, INTERFACE);
        }

        boolean isUnicode() {
            return type == UNICODE;
        }

        boolean isString() {
            return type == STRING;
        }

        /** A short value as text, without the NUL at its end. */
        String text(String charset) {
            if (length > SHORT) {
                return "";
            }
            String text = isUnicode() ? new String(bytes, StandardCharsets.UTF_16LE) : Charsets.decode(bytes, charset);
            int nul = text.indexOf('\0');
            return (nul < 0 ? text : text.substring(0, nul)).strip();
        }

        int number() {
            return bytes.length < 4 ? 0 : (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16;
        }
    }

    private final Map<Integer, Value> values = new HashMap<>();

    /** Reads as far as the list is sound. */
    void read(TnefStream in) throws IOException {
        long count = in.u32();
        if (count > MOST) {
            throw new EOFException("a list of " + count + " properties");
        }
        for (long index = 0; index < count; index++) {
            property(in);
        }
    }

    Value get(int id) {
        return values.get(id);
    }

    String text(int id, String charset) {
        Value value = values.get(id);
        return value == null ? "" : value.text(charset);
    }

    private void property(TnefStream in) throws IOException {
        int type = in.u16();
        int id = in.u16();
        if (id >= 0x8000) {
            skipName(in);
        }
        int one = type & ~MANY_VALUES;
        boolean counted = one == STRING || one == UNICODE || one == OBJECT || one == BINARY;
        long count = counted || one != type ? in.u32() : 1;
        if (count > MOST) {
            throw new EOFException("a property of " + count + " values");
        }
        for (long index = 0; index < count; index++) {
            long length = counted ? in.u32() : fixedLength(one);
            long start = in.position();
            byte[] bytes = in.bytes(length <= SHORT ? length : one == OBJECT ? INTERFACE : 0);
            in.skip(length - bytes.length);
            in.skip(Math.min(in.rest(), (4 - length % 4) % 4));
            values.putIfAbsent(id, new Value(one, start, length, bytes));
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
