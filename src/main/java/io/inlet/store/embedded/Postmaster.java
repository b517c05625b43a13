package io.inlet.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server process that {@code postmaster.pid} in a cluster's folder names (PostgreSQL writes the pid in its first line).
 * The file outlives a crash and the number may since belong to anything, so a pid counts only when it is a PostgreSQL
 * that works on this folder.
 */
record Postmaster(long pid) {
    private static final String FILE = "postmaster.pid";
    /** No process ever has it, on any system: beyond every kernel's highest pid. */
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    /** The server that runs on this cluster now. */
    static Optional<Postmaster> runningOn(Path cluster) throws IOException {
        return named(cluster).filter(pid -> isPostgres(pid, cluster)).map(Postmaster::new);
    }

    /**
     * Makes the remains of a crashed server harmless. PostgreSQL refuses to start while the pid in its file is alive,
     * whoever that is; with a pid that cannot live it goes on to its own check for leftover shared memory.
     */
    static void disown(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        Optional<Long> pid = named(cluster);
        if (pid.isEmpty()) {
            Files.delete(file);
        } else if (ProcessHandle.of(pid.get()).isPresent()) {
            List<String> lines = Files.readAllLines(file);
            Files.write(
                    file,
                    Stream.concat(Stream.of(NOBODY), lines.stream().skip(1)).toList());
        }
    }

    private static Optional<Long> named(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> line.matches("[1-9]\\d{0,9}"))
                .map(Long::valueOf)
                .findFirst();
    }

    private static boolean isPostgres(long pid, Path cluster) {
        Path process = Path.of("/proc", String.valueOf(pid));
        try {
            // a postmaster changes into its data folder
            return program(Files.readSymbolicLink(process.resolve("exe")).toString())
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(cluster.toRealPath());
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .map(ProcessHandle::info)
                    .filter(info -> info.command().filter(Postmaster::program).isPresent())
                    .flatMap(ProcessHandle.Info::arguments)
                    .filter(arguments -> List.of(arguments).contains(cluster.toString()))
                    .isPresent();
        }
    }

    private static boolean program(String path) {
        // Linux adds " (deleted)" when an upgrade has replaced the file
        return path.endsWith("/postgres") || path.endsWith("/postgres (deleted)");
    }
}
