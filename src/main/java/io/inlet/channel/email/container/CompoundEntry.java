package io.inlet.channel.email.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An entry in the directory of a compound file (MS-CFB, 2.6): a storage or a stream. Its neighbours form a tree by name. */
record CompoundEntry(String name, boolean isStream, int left, int right, int child, int start, long size) {
    static final int LENGTH = 128;

    private static final int LONGEST_NAME = 64;
    private static final int STREAM = 2;
    private static final int OLD = 9;

    /** @param shift of the file's sectors; with small ones the upper half of a size means nothing */
    static CompoundEntry read(byte[] directory, int index, int shift) {
        int at = index * LENGTH;
        ByteBuffer numbers = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        int nameLength = Math.max(0, Math.min(LONGEST_NAME, numbers.getShort(at + 64)) - 2);
        long size = numbers.getLong(at + 120);
        return new CompoundEntry(
                new String(directory, at, nameLength, StandardCharsets.UTF_16LE),
                directory[at + 66] == STREAM,
                numbers.getInt(at + 68),
                numbers.getInt(at + 72),
                numbers.getInt(at + 76),
                numbers.getInt(at + 116),
                shift == OLD ? size & 0xFFFFFFFFL : Math.max(0, size));
    }
}
