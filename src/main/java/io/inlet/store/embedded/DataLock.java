package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code inlet.lock}: held by the one process that owns a data folder, and naming that process and its database's port.
 *
 * <p>The operating system frees the lock when its holder dies, however it dies, so a held lock means a living owner. A
 * process must not open the file a second time while it holds the lock: closing any handle of it frees the lock (POSIX
 * record locks), hence the map of the locks held here.
 */
final class DataLock implements AutoCloseable {
    private static final String NAME = "inlet.lock";
    /** Longer than any other command's look at the lock, which holds it shared for a moment. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Every state of the file has one length, so that one write replaces the last one whole. */
    private static final int LENGTH = 160;

    private static final Map<Path, DataLock> HELD = new ConcurrentHashMap<>();

    private final Path folder;
    private final FileChannel channel;
    private volatile Owner owner;

    private DataLock(Path folder, FileChannel channel) throws IOException {
        this.folder = folder;
        this.channel = channel;
        this.owner = new Owner(ProcessHandle.current().pid(), Instant.now(), 0);
        write(owner.toJson());
    }

    /**
     * Takes the data folder for this process.
     *
     * @throws DataInUseException when a living process has it
     */
    static synchronized DataLock take(Path folder) {
        DataLock here = HELD.get(folder);
        if (here != null) {
            throw inUse(folder, Optional.of(here.owner));
        }
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                Optional<Owner> other = read(channel);
                channel.close();
                throw inUse(folder, other);
            }
            DataLock lock = new DataLock(folder, channel);
            HELD.put(folder, lock);
            return lock;
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
        }
    }

    /** The living owner of a data folder, this process included. */
    static synchronized Optional<Owner> owner(Path folder) {
        DataLock here = HELD.get(folder);
        if (here != null) {
            return Optional.of(here.owner);
        }
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null ? read(channel) : Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
        }
    }

    /** Tells other commands where the database listens. */
    void publish(int port) {
        try {
            owner = owner.listeningOn(port);
            write(owner.toJson());
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
        }
    }

    @Override
    public void close() {
        // an interrupted thread cannot write to a channel
        boolean interrupted = Thread.interrupted();
        synchronized (DataLock.class) {
            try (channel) {
                write("");
            } catch (IOException e) {
                throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
            } finally {
                HELD.remove(folder);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private static DataInUseException inUse(Path folder, Optional<Owner> owner) {
        return new DataInUseException(
                owner.map(other -> DatabaseTexts.of("in-use", folder, other.pid(), other.startedAt()))
                        .orElseGet(() -> DatabaseTexts.of("in-use-unknown", folder)));
    }

    private static Optional<Owner> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        channel.read(bytes, 0);
        return Owner.parse(StandardCharsets.US_ASCII.decode(bytes.flip()).toString());
    }

    private void write(String text) throws IOException {
        String padded = text + " ".repeat(LENGTH - 1 - text.length()) + "\n";
        channel.write(StandardCharsets.US_ASCII.encode(padded), 0);
    }
}
