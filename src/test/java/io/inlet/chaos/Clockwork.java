package io.inlet.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The clock of the gateways, which can be set while they work. Needs Linux and a C compiler. */
final class Clockwork {
    private static final Path SOURCE = Path.of("src", "test", "native", "clock.c");

    private final Path library;
    private final Path offset;

    private Clockwork(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Empty where that is not possible. */
    static Optional<Clockwork> make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path library = folder.resolve("clock.so");
        if (!compiled(library)) {
            return Optional.empty();
        }
        Clockwork clock = new Clockwork(library, folder.resolve("offset"));
        clock.set(Duration.ZERO);
        return Optional.of(clock);
    }

    private static boolean compiled(Path library) {
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), SOURCE.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How far the gateways' clock is before the true one, from now on. */
    void set(Duration ahead) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(ahead.toSeconds()).flip();
        try (FileChannel file = FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }

    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_OFFSET_FILE", offset.toString());
    }
}
