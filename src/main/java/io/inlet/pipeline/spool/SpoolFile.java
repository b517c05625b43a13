package io.inlet.pipeline.spool;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.RawMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Set;

/**
 * One spooled arrival: a line with everything about it ({@link SpoolHeader}), its bytes, and the SHA-256 of both. What was read back is
 * what was written.
 */
record SpoolFile(Path path, SpoolHeader header, long start, long size) {
    private static final int DIGEST = 32;
    private static final int MOST_HEADER = 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    /** Writes a new file and forces it to the disk. */
    static void write(Path path, Arrival arrival, Instant now) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel out = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            put(out, digest, SpoolHeader.of(arrival, now).line(), -1);
            try (InputStream in = arrival.raw().open()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    put(out, digest, buffer, count);
                }
            }
            writeAll(out, ByteBuffer.wrap(digest.digest()));
            Failpoint.SPOOL_WRITTEN.reach(arrival.raw().inbox());
            out.force(true);
        }
    }

    /**
     * Reads the header and checks the whole file.
     *
     * @throws DamagedException when it is not as it was written
     */
    static SpoolFile read(Path path) throws IOException {
        long length = Files.size(path);
        MessageDigest digest = sha256();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            byte[] line = line(in);
            digest.update(line);
            long size = length - line.length - DIGEST;
            if (size < 0) {
                throw new DamagedException("it ends early");
            }
            byte[] buffer = new byte[BUFFER];
            for (long left = size; left > 0; ) {
                int count = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (count == 0) {
                    throw new DamagedException("it ends early");
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
            if (!MessageDigest.isEqual(digest.digest(), in.readNBytes(DIGEST))) {
                throw new DamagedException("its checksum is another one");
            }
            return new SpoolFile(path, SpoolHeader.read(line), line.length, size);
        }
    }

    /** Reads the header alone; whether the rest is as it was written is not known then. */
    static SpoolHeader header(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            return SpoolHeader.read(line(in));
        }
    }

    RawMessage raw() {
        return header.raw(content(), size);
    }

    private Content content() {
        return () -> {
            InputStream in = Files.newInputStream(path);
            try {
                in.skipNBytes(start);
                return new Bounded(in, size);
            } catch (IOException broken) {
                in.close();
                throw broken;
            }
        };
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > MOST_HEADER) {
                break;
            }
        }
        throw new DamagedException("its header has no end");
    }

    /** @param count -1: all of it */
    private static void put(FileChannel out, MessageDigest digest, byte[] bytes, int count) throws IOException {
        int length = count < 0 ? bytes.length : count;
        digest.update(bytes, 0, length);
        writeAll(out, ByteBuffer.wrap(bytes, 0, length));
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 belongs to every Java", impossible);
        }
    }

    /** So many bytes of a stream: the checksum behind them is not content. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new DamagedException("it ends early");
            }
            left -= count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
