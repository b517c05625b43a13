package io.inlet.channel.email.container;

import io.inlet.text.Charsets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What Outlook says of a mail or a file, by number (MS-OXPROPS): short values are kept, of long ones only where they stand. */
final class MapiProperties {
    static final int SUBJECT = 0x0037;
    static final int SUBMIT_TIME = 0x0039;
    static final int AUTHOR_NAME = 0x0042;
    static final int AUTHOR_ADDRESS = 0x0065;
    static final int TOPIC = 0x0070;
    static final int HEADERS = 0x007D;
    static final int SENDER_NAME = 0x0C1A;
    static final int SENDER_ADDRESS = 0x0C1F;
    static final int DELIVERY_TIME = 0x0E06;
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
    /** Of a body in bytes. */
    static final int CODE_PAGE = 0x3FDE;
    /** Of strings that are not Unicode. */
    static final int STRING_CODE_PAGE = 0x3FFD;

    static final int SENDER_SMTP = 0x5D01;
    static final int AUTHOR_SMTP = 0x5D02;

    /** The longest value that is kept, in bytes. */
    static final int SHORT = 2_000;

    /** An object begins with the id of what it is. */
    static final int INTERFACE = 16;

    static final int STRING = 0x1E;
    static final int UNICODE = 0x1F;
    static final int OBJECT = 0x0D;
    static final int BINARY = 0x102;

    /** IID_IMessage. */
    private static final byte[] MAIL = {7, 3, 2, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46};

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

        /** The lower four bytes; 0 where it is shorter. */
        int number() {
            return bytes.length < 4
                    ? 0
                    : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        }
    }

    private final Map<Integer, Value> values = new HashMap<>();

    /** The first value of each counts. */
    void add(int id, Value value) {
        values.putIfAbsent(id, value);
    }

    void set(int id, Value value) {
        values.put(id, value);
    }

    /** Null where there is none. */
    Value get(int id) {
        return values.get(id);
    }

    /** A number; 0 where there is none. */
    int number(int id) {
        Value value = values.get(id);
        return value == null ? 0 : value.number();
    }

    /** The first short text that is not blank; empty where there is none. */
    String text(String charset, int... ids) {
        for (int id : ids) {
            Value value = values.get(id);
            String text = value == null ? "" : value.text(charset);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
