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

    private static final EmbeddedServer SHARED = start();

    private TestServer() {}

    public static EmbeddedServer shared() {
        return SHARED;
    }

    private static EmbeddedServer start() {
        try {
            Path data = Files.createTempDirectory("inlet-test-");
            EmbeddedServer server =
                    EmbeddedServer.start(EmbeddedOptions.of(data).withBinariesDirectory(BINARIES));
            watch(data);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell that waits for the end of this JVM (its pipe closes, however the JVM ends), then ends the server. */
    private static void watch(Path data) throws IOException {
        Path pidFile = data.resolve("postgresql/cluster/postmaster.pid");
        String pid = Files.readAllLines(pidFile).get(0);
        String script = "trap '' INT TERM HUP; cat >/dev/null; kill -QUIT \"$1\";"
                + " while kill -0 \"$1\" 2>/dev/null; do sleep 0.1; done; rm -rf \"$2\"";
        new ProcessBuilder(List.of("sh", "-c", script, "watch", pid, data.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
