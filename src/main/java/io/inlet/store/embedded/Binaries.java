package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The server's programs, unpacked once from the archive on the class path into {@code bin-<hash of the archive>}.
 *
 * <p>The folder gets its name by a rename after everything in it is on disk, so a folder of that name is complete.
 */
final class Binaries {
    private static final int HASH_LENGTH = 16;

    private Binaries() {}

    /** Gives the folder that has {@code bin/postgres} in it, unpacking it first when it is not there. */
    static synchronized Path unpack(Path directory) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            Path target = directory.resolve("bin-" + hash(archive));
            if (!Files.isDirectory(target)) {
                unpackOnce(archive, directory, target);
            }
            return target.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", directory, e), e);
        }
    }

    /** The name under which the zonky artifacts carry the archive of a platform. */
    static String archiveName(String system, String architecture) {
        String platform = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = List.of("aarch64", "arm64").contains(architecture) ? "arm_64" : "x86_64";
        return "postgres-" + platform + "-" + processor + ".txz";
    }

    private static void unpackOnce(String archive, Path directory, Path target) throws IOException {
        Files.createDirectories(directory);
        Path guard = directory.resolve("unpack.lock");
        try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock waited = channel.lock()) {
            if (waited.isValid() && !Files.isDirectory(target)) {
                Path partial = directory.resolve(target.getFileName() + ".partial");
                Folders.delete(partial);
                try (InputStream bytes = open(archive)) {
                    TarXz.extract(bytes, partial);
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static String hash(String archive) throws IOException {
        try (DigestInputStream bytes = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            String all = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            return all.substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) {
        InputStream bytes = Binaries.class.getResourceAsStream("/" + archive);
        if (bytes == null) {
            throw new EmbeddedServerException(DatabaseTexts.of("platform", archive));
        }
        return new BufferedInputStream(bytes);
    }
}
