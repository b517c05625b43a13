package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import io.inlet.store.embedded.ServerPrograms.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

/** PostgreSQL's data folder and the server on it: created, started and stopped with the server's own programs. */
final class Cluster {
    static final String ADMINISTRATOR = "postgres";
    private static final Duration STOP_TIME = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final EmbeddedOptions options;
    private final ServerPrograms programs;
    private final IntSupplier ports;
    private final Path folder;

    /** @param ports gives a port that is free on 127.0.0.1 at that moment */
    Cluster(EmbeddedOptions options, ServerPrograms programs, IntSupplier ports) {
        this.options = options;
        this.programs = programs;
        this.ports = ports;
        this.folder = folder(options.dataDirectory());
    }

    static Path folder(Path dataDirectory) {
        return dataDirectory.resolve("postgresql").resolve("cluster");
    }

    Path folder() {
        return folder;
    }

    /** Creates the folder when it is not there; it gets its name only when it is whole. */
    void createIfAbsent() throws IOException {
        if (Files.exists(folder)) {
            requireSameVersion();
            return;
        }
        Password.createIfAbsent(options.dataDirectory());
        // a name of its own: the initdb of a killed gateway may still be at work, and deletes its folder when it stops
        String partialName = "cluster.partial-";
        Folders.deleteStartingWith(folder.getParent(), partialName);
        Path partial = folder.resolveSibling(partialName + UUID.randomUUID());
        Output output = ClusterCreation.run(programs, partial, Password.file(options.dataDirectory()), ADMINISTRATOR);
        if (!output.fine()) {
            throw new EmbeddedServerException(DatabaseTexts.of("create", folder, output.complaint()));
        }
        ServerSettings.include(partial);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops what a killed gateway left running, and disarms what a crashed server left lying. Needs the data lock. */
    void clearAway() throws IOException {
        if (Files.exists(folder)) {
            stop();
            Postmaster.disown(folder);
        }
    }

    /** Starts the server and gives its port once it accepts connections. */
    int start() throws IOException {
        return start(ports);
    }

    /** Starts a server that died where it was. False when it lives. */
    boolean revive(int port) throws IOException {
        if (Postmaster.runningOn(folder).isPresent()) {
            return false;
        }
        clearAway();
        start(() -> port);
        return true;
    }

    private int start(IntSupplier ports) throws IOException {
        ServerSettings.write(folder, options);
        Path log = folder.resolveSibling("start.log");
        for (int attempt = 1; ; attempt++) {
            int port = ports.getAsInt();
            Files.deleteIfExists(log);
            Output output = programs.run(
                    "pg_ctl", startOn(port, log), options.startTimeout().plus(STOP_TIME));
            if (output.fine()) {
                return port;
            }
            // a start of a gateway that was killed in it may have come in between, or another program on this port
            boolean rival = stop();
            if (attempt == ATTEMPTS || !rival && isFree(port)) {
                throw new EmbeddedServerException(DatabaseTexts.of(
                        "start",
                        folder,
                        ServerLog.complaint(log, folder.resolve("log")).orElse(output.complaint())));
            }
        }
    }

    /**
     * Stops the server, open transactions rolled back; if that takes too long, as if the power was cut.
     *
     * @return whether there was one
     */
    boolean stop() throws IOException {
        boolean found = false;
        for (String mode : List.of("fast", "immediate")) {
            if (Postmaster.runningOn(folder).isEmpty()) {
                return found;
            }
            found = true;
            programs.run("pg_ctl", stopIn(mode), STOP_TIME.plusSeconds(10));
        }
        Optional<Postmaster> stubborn = Postmaster.runningOn(folder);
        if (stubborn.isPresent()) {
            throw new EmbeddedServerException(
                    DatabaseTexts.of("stop", folder, stubborn.get().pid()));
        }
        return found;
    }

    static int freePort() {
        try (ServerSocket socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }

    private List<String> startOn(int port, Path log) {
        String limit = String.valueOf(options.startTimeout().toSeconds());
        return List.of("start", "-w", "-t", limit, "-D", folder.toString(), "-l", log.toString(), "-o", "-p " + port);
    }

    private List<String> stopIn(String mode) {
        String limit = String.valueOf(STOP_TIME.toSeconds());
        return List.of("stop", "-w", "-t", limit, "-D", folder.toString(), "-m", mode);
    }

    private void requireSameVersion() throws IOException {
        String created = Files.readString(folder.resolve("PG_VERSION")).strip();
        int present = programs.majorVersion();
        if (!created.equals(String.valueOf(present))) {
            throw new EmbeddedServerException(DatabaseTexts.of("major", folder, created, present));
        }
    }
}
