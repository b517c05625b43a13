package io.inlet.store.embedded;

import io.inlet.store.embedded.ServerPrograms.Output;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's data folder and the server on it: created, started and stopped with the server's own programs. */
final class Cluster {
    static final String ADMINISTRATOR = "postgres";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STOP_TIME = Duration.ofSeconds(60);
    private static final Duration CREATION_TIME = Duration.ofMinutes(2);
    private static final int PORT_ATTEMPTS = 5;

    private final EmbeddedOptions options;
    private final ServerPrograms programs;
    private final Path folder;

    Cluster(EmbeddedOptions options, ServerPrograms programs) {
        this.options = options;
        this.programs = programs;
        this.folder = options.dataDirectory().resolve("postgresql").resolve("cluster");
    }

    /** Creates the folder when it is not there; it gets its name only when it is whole. */
    void createIfAbsent() throws IOException {
        if (Files.exists(folder)) {
            requireSameVersion();
            return;
        }
        Password.createIfAbsent(options.dataDirectory());
        Path partial = folder.resolveSibling("cluster.partial");
        Folders.delete(partial);
        Output output = programs.run("initdb", creation(partial), CREATION_TIME);
        if (!output.fine()) {
            throw new EmbeddedServerException("creating the database in " + folder + ": " + output.lastLine());
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
        ServerSettings.write(folder, options);
        Path log = folder.resolveSibling("start.log");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Files.deleteIfExists(log);
            Output output = programs.run(
                    "pg_ctl", startOn(port, log), options.startTimeout().plus(STOP_TIME));
            if (output.fine()) {
                return port;
            }
            stop();
            if (attempt == PORT_ATTEMPTS || isFree(port)) {
                throw new EmbeddedServerException("starting PostgreSQL on " + folder + ": "
                        + ServerLog.complaint(log, folder.resolve("log")).orElse(output.lastLine()));
            }
        }
    }

    /** Stops the server, if it runs: open transactions are rolled back; if that takes too long, as if power was cut. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (Postmaster.runningOn(folder).isEmpty()) {
                return;
            }
            programs.run("pg_ctl", stopIn(mode), STOP_TIME.plusSeconds(10));
        }
        Optional<Postmaster> stubborn = Postmaster.runningOn(folder);
        if (stubborn.isPresent()) {
            throw new EmbeddedServerException("stopping PostgreSQL on " + folder + ": process "
                    + stubborn.get().pid() + " does not end; end it by hand and start again");
        }
    }

    private List<String> creation(Path target) {
        return Stream.concat(
                        Stream.of(
                                "--pgdata=" + target,
                                "--username=" + ADMINISTRATOR,
                                "--pwfile=" + Password.file(options.dataDirectory()),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--data-checksums"),
                        locale())
                .toList();
    }

    /** Letters beyond ASCII must count as letters, or trigrams of Cyrillic words are empty. macOS has no C.UTF-8. */
    private static Stream<String> locale() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? Stream.of("--locale=C", "--lc-ctype=en_US.UTF-8") : Stream.of("--locale=C.UTF-8");
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
            throw new EmbeddedServerException("the database in " + folder + " was written by PostgreSQL " + created
                    + ", this Inlet carries PostgreSQL " + present
                    + ": back it up with the Inlet that wrote it and restore it with this one");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
