package io.inlet.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the gateway owes, in a file that only grows. An obligation begins when the gateway acknowledges: not earlier. What was issued and
 * not acknowledged may have arrived or not; but once it has, it is owed no second time.
 */
final class Ledger implements AutoCloseable {
    private final FileChannel file;
    private final Map<String, Item> issued = new ConcurrentHashMap<>();
    private final Set<Item> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Item> abandoned = ConcurrentHashMap.newKeySet();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    Ledger(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Before its first byte leaves. */
    void issue(Item item) {
        issued.put(item.token(), item);
        write("issued", item);
    }

    void acknowledge(Item item) {
        if (acknowledged.add(item)) {
            write("acknowledged", item);
        }
    }

    /** Its sender gave up without an answer. */
    void abandon(Item item) {
        abandoned.add(item);
        write("abandoned", item);
    }

    /** An answer that no sender should ever get. */
    void surprise(String what) {
        surprises.add(what);
    }

    Map<String, Item> issued() {
        return Map.copyOf(issued);
    }

    boolean isAcknowledged(Item item) {
        return acknowledged.contains(item);
    }

    Set<Item> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Issued items whose senders or sources still hold them. */
    Map<Kind, Integer> open() {
        Map<Kind, Integer> open = new EnumMap<>(Kind.class);
        for (Item item : issued.values()) {
            if (!acknowledged.contains(item) && !abandoned.contains(item)) {
                open.merge(item.kind(), 1, Integer::sum);
            }
        }
        return open;
    }

    private synchronized void write(String what, Item item) {
        try {
            file.write(ByteBuffer.wrap(Item.utf8(Instant.now() + " " + what + " " + item.token() + " "
                    + Item.sha256(Item.utf8(item.text())) + "\n")));
            if (what.equals("acknowledged")) {
                file.force(false);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("writing the ledger", broken);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
