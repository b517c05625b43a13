package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The embedded server's generated password, in a file that only its owner can read. */
final class Password {
    private static final int BYTES = 24;

    private Password() {}

    static Path file(Path dataDirectory) {
        return dataDirectory.resolve("postgresql.password");
    }

    static String read(Path dataDirectory) {
        Path file = file(dataDirectory);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("password", e), e);
        }
    }

    static void createIfAbsent(Path dataDirectory) throws IOException {
        Path file = file(dataDirectory);
        if (Files.exists(file)) {
            return;
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path partial = dataDirectory.resolve("postgresql.password.partial");
        Files.deleteIfExists(partial);
        try (FileChannel channel = FileChannel.open(
                partial,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            String line = HexFormat.of().formatHex(secret) + "\n";
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
