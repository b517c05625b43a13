package io.inlet.store.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded PostgreSQL is run.
 *
 * @param dataDirectory the gateway's data folder; the database lives in {@code postgresql/} below it
 * @param binariesDirectory where the server's programs are unpacked once; several data folders may share it
 * @param sharedBuffersMegabytes PostgreSQL's shared_buffers
 * @param maxConnections PostgreSQL's max_connections
 * @param startTimeout how long a start may take, recovery after a crash included
 */
public record EmbeddedOptions(
        Path dataDirectory,
        Path binariesDirectory,
        int sharedBuffersMegabytes,
        int maxConnections,
        Duration startTimeout) {
    private static final int SMALL_MACHINE_BUFFERS = 128;
    private static final int CONNECTIONS = 60;

    /** What fits a machine with 2 cores and 2 GB. */
    public static EmbeddedOptions of(Path dataDirectory) {
        return new EmbeddedOptions(
                dataDirectory,
                dataDirectory.resolve("postgresql"),
                SMALL_MACHINE_BUFFERS,
                CONNECTIONS,
                Duration.ofMinutes(5));
    }

    EmbeddedOptions withDataDirectory(Path directory) {
        return new EmbeddedOptions(directory, binariesDirectory, sharedBuffersMegabytes, maxConnections, startTimeout);
    }

    /** The same with the server's programs unpacked elsewhere. */
    public EmbeddedOptions withBinariesDirectory(Path directory) {
        return new EmbeddedOptions(dataDirectory, directory, sharedBuffersMegabytes, maxConnections, startTimeout);
    }
}
