package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.Layer;
import io.inlet.message.Content;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of another layer as one layer, in an order of their own. It is read forward in windows, so that what is out of order costs a
 * reading of the other layer a window and not a stretch. Complete once something was read from it; not thread-safe until then.
 */
final class Runs implements Layer {
    /** Bytes that are in memory while it is read. */
    static final int WINDOW = 256 * 1024;

    private final Layer layer;
    private long[] offsets = new long[8];
    private long[] starts = new long[9];
    private int count;

    Runs(Layer layer) {
        this.layer = layer;
    }

    /** A piece of a window: where it stands in the other layer, and where in the window. */
    record Piece(long offset, int at, int length) {}

    /** @return where the stretch stands in this layer */
    long add(long offset, long length) {
        long start = starts[count];
        if (count > 0 && offsets[count - 1] + start - starts[count - 1] == offset) {
            starts[count] += length;
            return start;
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            starts = Arrays.copyOf(starts, count * 2 + 1);
        }
        offsets[count++] = offset;
        starts[count] = start + length;
        return start;
    }

    long length() {
        return starts[count];
    }

    /** How often the other layer is opened to read all of this one. */
    int rounds() {
        int rounds = 1;
        long position = 0;
        for (long from = 0; from < length(); from += WINDOW) {
            for (Piece piece : window(from)) {
                rounds += piece.offset() < position ? 1 : 0;
                position = piece.offset() + piece.length();
            }
        }
        return rounds;
    }

    /** What makes up the window at a place, in the order of the other layer. */
    List<Piece> window(long from) {
        List<Piece> pieces = new ArrayList<>();
        int found = Arrays.binarySearch(starts, 0, count, from);
        long at = from;
        for (int run = found < 0 ? -found - 2 : found; run < count && at - from < WINDOW; run++) {
            int length = (int) Math.min(starts[run + 1] - at, WINDOW - (at - from));
            pieces.add(new Piece(offsets[run] + at - starts[run], (int) (at - from), length));
            at += length;
        }
        pieces.sort(Comparator.comparingLong(Piece::offset));
        return pieces;
    }

    @Override
    public InputStream open(Content mail) {
        return new RunStream(this, () -> layer.open(mail));
    }
}
