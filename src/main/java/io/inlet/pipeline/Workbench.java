package io.inlet.pipeline;

import io.inlet.message.RawMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Where raw messages and late files lie while they are worked on. Raw messages: small ones in memory, larger ones in a file that goes with
 * the exchange. Both open as shared streams, so that a parser keeps slices instead of copies. Files of a killed process are swept at the
 * next start; those of a living one, such as the gateway beside a command on the same data, are left alone.
 */
public final class Workbench {
    private static final long IN_MEMORY = 256 * 1024;
    private static final Pattern NAME = Pattern.compile("raw-(\\d{1,18})-.*[.]bin");

    private final Path folder;

    public Workbench(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        sweep();
    }

    /** A copy to work on, gone when the exchange is done. */
    RawMessage copy(RawMessage raw, Exchange exchange) throws IOException {
        if (isSmall(raw)) {
            try (InputStream stream = raw.open()) {
                byte[] bytes = stream.readAllBytes();
                return raw.with(raw.size(), () -> new SharedByteArrayInputStream(bytes));
            }
        }
        Path file = newFile();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                delete(file);
            }
        });
        try (InputStream stream = raw.open()) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return raw.with(raw.size(), () -> new SharedFileInputStream(file.toFile()));
    }

    /** Whether it is worked on in memory. */
    static boolean isSmall(RawMessage raw) {
        return raw.size() >= 0 && raw.size() <= IN_MEMORY;
    }

    /** An empty file for bytes that whoever asked for it deletes. */
    public Path newFile() throws IOException {
        return Files.createTempFile(folder, "raw-" + ProcessHandle.current().pid() + "-", ".bin");
    }

    private void sweep() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            left.filter(Workbench::isLeftBehind).forEach(Workbench::delete);
        }
    }

    /** A process that starts owns nothing yet, so that its own number stands for an earlier one's, as in a container. */
    private static boolean isLeftBehind(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long owner = Long.parseLong(name.group(1));
        return owner == ProcessHandle.current().pid() || ProcessHandle.of(owner).isEmpty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillThere) {
            throw new UncheckedIOException("deleting " + file.getFileName(), stillThere);
        }
    }
}
