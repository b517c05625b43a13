package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import io.inlet.store.JdbcAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL of our own on {@code 127.0.0.1}, its data in the gateway's data folder.
 *
 * <pre>{@code
 * try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.of(Path.of("data")))) {
 *     Database database = Database.open(server.address(), DatabaseOptions.defaults());
 *     ...
 * }
 * }</pre>
 *
 * <p>It has no shutdown hook: the caller closes it, after everything that writes has stopped. When the caller is killed
 * the server lives on; the next start on the same folder stops it and starts afresh.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final String APPLICATION = "inlet";
    /** How long a command waits for a gateway that is just starting. */
    private static final Duration STARTING = Duration.ofSeconds(30);

    private final DataLock lock;
    private final Cluster cluster;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedServer(DataLock lock, Cluster cluster, int port, String password) {
        this.lock = lock;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Takes the data folder, stops an orphan of a killed predecessor, creates the database if it is not there, and starts.
     *
     * @throws DataInUseException when a living process owns the folder
     * @throws EmbeddedServerException when PostgreSQL cannot be run here
     */
    public static EmbeddedServer start(EmbeddedOptions options) {
        EmbeddedOptions resolved = options.withDataDirectory(created(options.dataDirectory()));
        DataLock lock = DataLock.take(resolved.dataDirectory());
        try {
            Path binaries = Binaries.unpack(resolved.binariesDirectory());
            return start(
                    lock,
                    new Cluster(resolved, ServerPrograms.in(binaries), Cluster::freePort),
                    resolved.dataDirectory());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whether a data folder holds a database already. */
    public static boolean exists(Path dataDirectory) {
        return Files.isDirectory(Cluster.folder(dataDirectory));
    }

    /**
     * The database of the gateway that runs on this data folder; empty when none runs.
     *
     * @throws DataInUseException when one has been starting for half a minute and is not there yet
     */
    public static Optional<JdbcAddress> connect(Path dataDirectory) {
        Path folder = dataDirectory.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Path real = real(folder);
        long end = System.nanoTime() + STARTING.toNanos();
        while (true) {
            Optional<Owner> owner = DataLock.owner(real);
            if (owner.isEmpty() || owner.get().port() != 0) {
                return owner.map(living -> address(living.port(), APPLICATION, APPLICATION, Password.read(real)));
            }
            if (System.nanoTime() > end) {
                throw new DataInUseException(
                        DatabaseTexts.of("starting", real, owner.get().pid()));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** The gateway's own database, as an ordinary role that owns it. */
    public JdbcAddress address() {
        return address(port, APPLICATION, APPLICATION, password);
    }

    /** The server's administrator, for example to create further databases beside the gateway's own. */
    public JdbcAddress administrator() {
        return address(port, "postgres", Cluster.ADMINISTRATOR, password);
    }

    /**
     * Starts the server again on its port if it died, as the system kills it when memory is short. Committed data is all there.
     *
     * @return whether it had died
     */
    public synchronized boolean revive() {
        try {
            return !closed && cluster.revive(port);
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", cluster.folder(), e), e);
        }
    }

    /** Stops the server and frees the data folder. Open transactions are rolled back. */
    @Override
    public synchronized void close() {
        closed = true;
        try (lock) {
            cluster.stop();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", cluster.folder(), e), e);
        }
    }

    private static EmbeddedServer start(DataLock lock, Cluster cluster, Path dataDirectory) {
        try {
            cluster.clearAway();
            cluster.createIfAbsent();
            String password = Password.read(dataDirectory);
            int port = cluster.start();
            try {
                ApplicationDatabase.createIfAbsent(
                        address(port, "postgres", Cluster.ADMINISTRATOR, password), APPLICATION, password);
                lock.publish(port);
            } catch (RuntimeException e) {
                cluster.stop();
                throw e;
            }
            return new EmbeddedServer(lock, cluster, port, password);
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", dataDirectory, e), e);
        }
    }

    private static JdbcAddress address(int port, String database, String user, String password) {
        return new JdbcAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath().normalize()).toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerException(DatabaseTexts.of("files", folder, e), e);
        }
    }
}
