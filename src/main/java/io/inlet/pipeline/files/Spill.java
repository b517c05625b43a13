package io.inlet.pipeline.files;

import io.inlet.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fetched bytes on disk until they are stored: never whole in memory, and their digest is known before the store is asked for them. */
final class Spill implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long size;
    private final String sha256;

    /** More bytes than are taken. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Spill(Path file, long size, String sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Reads to the end.
     *
     * @param file where the bytes go; it is deleted when this is closed, or when it does not come to be
     * @param end when they must be there, by {@link System#nanoTime}
     * @throws IOException also when the bytes trickle in for longer
     */
    static Spill of(InputStream in, Path file, long limit, long end) throws IOException, TooLargeException {
        boolean whole = false;
        try {
            Spill spill = copied(in, file, limit, end);
            whole = true;
            return spill;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Spill copied(InputStream in, Path file, long limit, long end) throws IOException, TooLargeException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > limit) {
                    throw new TooLargeException();
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("it came too slowly: " + size + " bytes so far");
                }
                out.write(buffer, 0, count);
                digest.update(buffer, 0, count);
            }
        }
        return new Spill(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    long size() {
        return size;
    }

    String sha256Hex() {
        return sha256;
    }

    Content content() {
        return () -> Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
