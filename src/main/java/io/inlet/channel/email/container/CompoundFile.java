package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A compound file (MS-CFB): storages and streams by name, the sectors of a stream strewn over the file. Only its tables are held; the
 * streams are read from where the file lies. What is broken is left out.
 */
final class CompoundFile {
    /** Of tables and of the stream that holds the small ones; what is larger is no mail that somebody wrote. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private static final long MAGIC = 0xE11AB1A1E011CFD0L;
    private static final int HEADER = 512;
    private static final int SMALL_SHIFT = 6;
    private static final int LISTED = 109;
    /** A stream of this size has sectors of its own; a smaller one lies among others. */
    static final int CUT_OFF = 4096;

    private final Part part;
    private final RawCursor cursor;
    private final ByteBuffer header;
    private final long size;
    private final int shift;
    private final BitSet visited = new BitSet();
    private SectorTable sectors;
    private SectorTable smallSectors;
    private int[] smallStream = {};
    private byte[] directory = {};

    private CompoundFile(Part part, RawCursor cursor, byte[] header, long size) {
        this.part = part;
        this.cursor = cursor;
        this.header = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        this.size = size;
        this.shift = this.header.getShort(30);
    }

    /** Null where the part is none, or none that can be read. */
    static CompoundFile open(Part part, RawCursor cursor) throws IOException {
        InputStream in = cursor.open(part);
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER || !isOne(header)) {
            return null;
        }
        long size = HEADER;
        byte[] rest = new byte[8192];
        for (int count = in.read(rest); count >= 0; count = in.read(rest)) {
            size += count;
        }
        CompoundFile file = new CompoundFile(part, cursor, header, size);
        return file.readTables() ? file : null;
    }

    private static boolean isOne(byte[] header) {
        ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int shift = numbers.getShort(30);
        return numbers.getLong(0) == MAGIC && (shift == 9 || shift == 12) && numbers.getShort(32) == SMALL_SHIFT;
    }

    private boolean readTables() throws IOException {
        byte[] table = read(listOfTables());
        if (table.length == 0) {
            return false;
        }
        sectors = new SectorTable(table, shift);
        int most = LONGEST >> shift;
        directory = read(sectors.chain(header.getInt(48), most));
        byte[] smallTable = read(sectors.chain(header.getInt(60), (most >> SMALL_SHIFT - 2) + 1));
        smallSectors = new SectorTable(smallTable, SMALL_SHIFT);
        if (directory.length < CompoundEntry.LENGTH) {
            return false;
        }
        CompoundEntry root = root();
        smallStream = root.size() > LONGEST ? smallStream : sectors.holding(root.start(), root.size());
        return true;
    }

    /** The sectors that hold the table of sectors: the first are named in the header, others in sectors of their own. */
    private int[] listOfTables() throws IOException {
        long perTable = 1L << shift - 2;
        long most = Math.min((size >> shift) / perTable + 1, LONGEST >> shift);
        List<Integer> found = new ArrayList<>();
        for (int index = 0; index < LISTED; index++) {
            addTable(header.getInt(76 + 4 * index), most, found);
        }
        int further = header.getInt(68);
        for (long rest = most / (perTable - 1); further >= 0 && rest >= 0; rest--) {
            byte[] list = read(new int[] {further});
            if (list.length == 0) {
                break;
            }
            ByteBuffer numbers = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < list.length - 4; at += 4) {
                addTable(numbers.getInt(at), most, found);
            }
            further = numbers.getInt(list.length - 4);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addTable(int sector, long most, List<Integer> found) {
        if (sector >= 0 && found.size() < most) {
            found.add(sector);
        }
    }

    /** Whole sectors; nothing where one of them is not in the file. */
    private byte[] read(int[] wanted) throws IOException {
        Runs runs = new Runs(part.inside());
        for (int sector : wanted) {
            if (!add(runs, sector, 0, 1 << shift)) {
                return new byte[0];
            }
        }
        return read(runs, 0, (int) Math.min(LONGEST, runs.length()));
    }

    /** So many bytes, or as many as there are. */
    byte[] read(Runs runs, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = cursor.open(runs, start, length).readNBytes(bytes, 0, length);
        return read < length ? Arrays.copyOf(bytes, read) : bytes;
    }

    private boolean add(Runs runs, int sector, int from, int length) {
        long offset = (sector + 1L << shift) + from;
        long present = Math.min(length, size - offset);
        if (present <= 0) {
            return false;
        }
        runs.add(offset, present);
        return true;
    }

    CompoundEntry root() {
        return CompoundEntry.read(directory, 0, shift);
    }

    /** What stands in a storage, by name. Asked a second time it is empty: nothing is in two places. */
    List<CompoundEntry> in(CompoundEntry storage) {
        List<CompoundEntry> found = new ArrayList<>();
        List<Integer> open = new ArrayList<>(List.of(storage.child()));
        while (!open.isEmpty()) {
            int index = open.remove(open.size() - 1);
            if (index <= 0 || index >= directory.length / CompoundEntry.LENGTH || visited.get(index)) {
                continue;
            }
            visited.set(index);
            CompoundEntry entry = CompoundEntry.read(directory, index, shift);
            found.add(entry);
            open.add(entry.left());
            open.add(entry.right());
        }
        found.sort(Comparator.comparing(CompoundEntry::name));
        return found;
    }

    /**
     * Adds what a stream holds to a layer over {@link Part#inside()}.
     *
     * @return where it stands there; negative where it is empty or broken
     */
    long add(CompoundEntry stream, Runs runs) {
        boolean small = stream.size() < CUT_OFF;
        SectorTable table = small ? smallSectors : sectors;
        int[] chain = table.holding(stream.start(), stream.size());
        long start = runs.length();
        for (int sector : chain) {
            int length = (int) Math.min(1L << table.shift(), start + stream.size() - runs.length());
            long inSmall = (long) sector << SMALL_SHIFT;
            int index = (int) (inSmall >> shift);
            boolean there = small
                    ? index < smallStream.length
                            && add(runs, smallStream[index], (int) (inSmall & (1 << shift) - 1), length)
                    : add(runs, sector, 0, length);
            if (!there) {
                return -1;
            }
        }
        return chain.length == 0 ? -1 : start;
    }
}
