package io.inlet.pipeline.mailbox;

import io.inlet.settings.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bytes of one mail while it is processed: in memory when small, else in a file that is deleted at the end. */
final class Spill extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(Spill.class);
    private static final int IN_MEMORY = 64 << 10;

    private final Path folder;
    private final Size limit;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out;
    private long size;

    Spill(Path folder, Size limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Deletes what a killed process left behind. */
    static void sweep(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size + length > limit.bytes()) {
            throw new TooLargeException(size + length, limit);
        }
        if (file == null && size + length > IN_MEMORY) {
            toFile();
        }
        if (file == null) {
            memory.write(bytes, offset, length);
        } else {
            toDisk(() -> out.write(bytes, offset, length));
        }
        size += length;
    }

    /** Ends the writing; the bytes can be read from then on. */
    void finish() throws IOException {
        if (out != null) {
            toDisk(out::close);
        }
    }

    long size() {
        return size;
    }

    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    /** Gives the bytes up; a file that resists is swept at the next start. */
    @Override
    public void close() {
        memory = new ByteArrayOutputStream(0);
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException resists) {
            LOG.debug("Deleting {}: {}", file, resists.getMessage());
        }
    }

    private void toFile() throws IOException {
        toDisk(() -> {
            file = Files.createTempFile(folder, "mail-", ".eml");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
        });
        memory = new ByteArrayOutputStream(0);
    }

    private void toDisk(DiskWork work) throws SpillException {
        try {
            work.run();
        } catch (IOException full) {
            throw new SpillException("keeping a fetched mail in " + folder + ": " + full.getMessage(), full);
        }
    }

    @FunctionalInterface
    private interface DiskWork {
        void run() throws IOException;
    }
}
