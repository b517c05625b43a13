package io.inlet.store;

import io.inlet.store.embedded.EmbeddedOptions;
import io.inlet.store.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one embedded server of a test JVM. It ends with the JVM, even when the JVM is killed. */
public final class TestServer {
    /** Unpacked once for all tests, and kept between runs. */
    public static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

    private TestServer() {}

    /** Started with the first use, not by whoever needs only what else is here. */
    private static final class Holder {
        private static final EmbeddedServer SHARED = start();
    }

    public static EmbeddedServer shared() {
        return Holder.SHARED;
    }

    private static EmbeddedServer start() {
        try {
            Path data = Files.createTempDirectory("inlet-test-");
            watch(data);
            return EmbeddedServer.start(EmbeddedOptions.of(data).withBinariesDirectory(BINARIES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell that waits for the end of this JVM (its pipe closes, however the JVM ends), then ends the server. */
    public static void watch(Path data) throws IOException {
        String script = "trap '' INT TERM HUP; cat >/dev/null; f=\"$1/postgresql/cluster/postmaster.pid\";"
                + " [ -f \"$f\" ] && p=$(head -n 1 \"$f\") && kill -QUIT \"$p\" && while kill -0 \"$p\"; do sleep 0.1; done;"
                + " rm -rf \"$1\"";
        new ProcessBuilder(List.of("sh", "-c", script, "watch", data.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
