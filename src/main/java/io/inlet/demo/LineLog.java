package io.inlet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Lines that a stand-in must still know after a kill: each is on disk before anybody hears of what it tells. A line that a kill cut short
 * was never answered for and is forgotten. Thread-safe.
 */
final class LineLog implements AutoCloseable {
    private final FileChannel channel;
    private final List<String> found;

    /** Opens it, or makes it when it is not there. */
    LineLog(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        int whole = bytes.position();
        while (whole > 0 && bytes.get(whole - 1) != '\n') {
            whole--;
        }
        found = new String(bytes.array(), 0, whole, StandardCharsets.UTF_8)
                .lines()
                .toList();
        channel.truncate(whole).position(whole);
    }

    /** The lines of earlier runs, oldest first. */
    List<String> found() {
        return found;
    }

    /** Adds a line, which must hold no line end. */
    synchronized void add(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException broken) {
            throw new UncheckedIOException("remembering what a stand-in was given", broken);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("closing a stand-in's memory", broken);
        }
    }
}
