package io.inlet.store.embedded;

import io.inlet.store.DatabaseTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs. They refuse to run as root, so root runs them in a user namespace of their own
 * ({@code unshare -U}), where root is nobody but the files stay root's: a data folder works across restarts.
 */
final class ServerPrograms {
    private static final Duration PROBE_TIME = Duration.ofSeconds(10);

    private final Path folder;
    private final List<String> prefix;

    private ServerPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static ServerPrograms in(Path folder) {
        if (!run(List.of("id", "-u"), PROBE_TIME).text().equals("0")) {
            return new ServerPrograms(folder, List.of());
        }
        List<String> namespace = List.of("unshare", "-U");
        Output probe = run(concat(namespace, List.of("id", "-u")), PROBE_TIME);
        if (probe.exit() != 0 || probe.text().equals("0")) {
            throw new EmbeddedServerException(DatabaseTexts.of("root", probe.complaint()));
        }
        return new ServerPrograms(folder, namespace);
    }

    /** Runs one program to its end; {@code limit} is a safety net beyond the program's own time-out. */
    Output run(String program, List<String> arguments, Duration limit) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(command, limit);
    }

    /** The major version of the server, 17 for example. */
    int majorVersion() {
        Output version = run("postgres", List.of("--version"), PROBE_TIME);
        String number = version.text().replaceFirst("^postgres \\(PostgreSQL\\) (\\d+)(?s:.*)$", "$1");
        if (version.exit() != 0 || !number.matches("\\d+")) {
            throw new EmbeddedServerException(DatabaseTexts.of("program", version.complaint()));
        }
        return Integer.parseInt(number);
    }

    private static Output run(List<String> command, Duration limit) {
        Path output = null;
        try {
            // a file, not a pipe: the server that pg_ctl leaves behind would keep a pipe open
            output = Files.createTempFile("inlet-postgresql-", ".out");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!ended(process, limit)) {
                process.destroyForcibly();
                return new Output(-1, "no end after " + limit.toSeconds() + " s");
            }
            return new Output(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return new Output(-1, String.valueOf(e.getMessage()));
        } finally {
            deleteQuietly(output);
        }
    }

    /** Waits on when this thread is interrupted: a server must not be left half started or half stopped. */
    private static boolean ended(Process process, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** What a program said. An {@code exit} of -1 means that it did not come to an end of its own. */
    record Output(int exit, String text) {
        boolean fine() {
            return exit == 0;
        }

        /** One line for the operator: the one that names an error, or else the last. */
        String complaint() {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream()
                    .filter(line -> line.contains("error:") || line.contains("FATAL:"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit " + exit : lines.get(lines.size() - 1));
        }
    }
}
