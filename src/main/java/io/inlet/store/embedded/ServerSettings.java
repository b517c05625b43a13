package io.inlet.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * {@code inlet.conf} in the cluster's folder: written anew at each start, included by postgresql.conf. What an
 * administrator sets with ALTER SYSTEM wins over it, for tuning; what would cost messages is refused when the database is
 * opened.
 */
final class ServerSettings {
    private static final String FILE = "inlet.conf";

    private ServerSettings() {}

    /** Makes a new cluster read the file. */
    static void include(Path cluster) throws IOException {
        Files.writeString(
                cluster.resolve("postgresql.conf"),
                "include = '" + FILE + "'\n",
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    static void write(Path cluster, EmbeddedOptions options) throws IOException {
        Files.writeString(cluster.resolve(FILE), text(options));
    }

    private static String text(EmbeddedOptions options) {
        return """
                # Written by Inlet at each start; changes are lost. Tune with ALTER SYSTEM.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = %d
                shared_buffers = %dMB
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                password_encryption = 'scram-sha-256'
                timezone = 'UTC'
                jit = off
                # seven files, one a weekday; terse and without statements: customers' data does not belong into a log
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_checkpoints = off
                log_error_verbosity = terse
                log_min_error_statement = panic
                """.formatted(options.maxConnections(), options.sharedBuffersMegabytes());
    }
}
