package io.inlet.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many mails the mail server was given, on disk before each is sent: after a kill the server is given back exactly these, so that it
 * knows what it knew and nothing comes twice.
 */
final class Journal {
    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    int mails() throws IOException {
        return Files.exists(file) ? (int) Files.size(file) : 0;
    }

    void mailBegins() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap("m".getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }
}
