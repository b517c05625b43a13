package io.inlet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ids of events that were taken, a line each, on disk before anybody hears of it. A line that a kill cut short was never answered for
 * and is forgotten. Thread-safe.
 */
final class EventMemory implements AutoCloseable {
    private final FileChannel channel;
    private final Set<String> ids = new LinkedHashSet<>();

    EventMemory(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(ids::add);
        channel.truncate(whole).position(whole);
    }

    /** False when it is known already. */
    synchronized boolean add(String id) throws IOException {
        if (ids.contains(id)) {
            return false;
        }
        channel.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        return ids.add(id);
    }

    synchronized int size() {
        return ids.size();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("closing the desk's memory", broken);
        }
    }
}
