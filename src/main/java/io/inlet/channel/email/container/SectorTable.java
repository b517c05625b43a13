package io.inlet.channel.email.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which sector follows which in a compound file (MS-CFB, 2.3). A sector that is given out once is not given out again: no chain is endless.
 */
final class SectorTable {
    private static final int[] BROKEN = {};

    private final IntBuffer next;
    private final BitSet taken = new BitSet();
    private final int shift;

    /** @param shift binary logarithm of a sector's size */
    SectorTable(byte[] table, int shift) {
        this.next = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        this.shift = shift;
    }

    int shift() {
        return shift;
    }

    /** The sectors that hold so many bytes; none where the chain is broken or too short. */
    int[] holding(int start, long bytes) {
        if (bytes > (long) next.limit() << shift) {
            return BROKEN;
        }
        long need = bytes + (1L << shift) - 1 >> shift;
        int[] sectors = chain(start, (int) need);
        return sectors.length < need ? BROKEN : sectors;
    }

    /** The sectors up to the end of a chain, at most so many. */
    int[] chain(int start, int most) {
        int[] sectors = new int[Math.min(most, 16)];
        int count = 0;
        for (int sector = start; sector >= 0 && count < most; sector = next.get(sector)) {
            if (sector >= next.limit() || taken.get(sector)) {
                return BROKEN;
            }
            taken.set(sector);
            if (count == sectors.length) {
                sectors = Arrays.copyOf(sectors, (int) Math.min(most, count * 2L));
            }
            sectors[count++] = sector;
        }
        return Arrays.copyOf(sectors, count);
    }
}
