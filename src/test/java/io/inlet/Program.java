package io.inlet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The program as its user runs it: a process of its own, with the classes under test.
 *
 * <pre>{@code
 * try (Program program = Program.start(Map.of(), "run", "--home", home.toString())) {
 *     program.awaitLine("ready"::equals);
 * }
 * }</pre>
 */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "program-output");
        reader.start();
    }

    public static Program start(Map<String, String> environment, String... arguments) {
        return start(List.of(), environment, arguments);
    }

    /** With options for its JVM. */
    public static Program start(List<String> options, Map<String, String> environment, String... arguments) {
        return startFrom(System.getProperty("java.class.path"), options, environment, arguments);
    }

    /** From other places than the classes under test lie in. */
    public static Program startFrom(
            String classPath, List<String> options, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dinlet.distribution=" + Path.of("").toAbsolutePath());
        if (Runtime.version().feature() >= 24) { // as the launcher does: protobuf uses what newer JDKs warn about
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "io.inlet.Inlet"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("INLET_"));
        builder.environment().put("INLET_LANG", "en");
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        }
    }

    /** Settings as the environment gives them: {@code inlet.http.port} is {@code INLET_HTTP_PORT}. */
    public static Map<String, String> variables(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException killed) {
            synchronized (lines) {
                lines.add("(output ends: " + killed.getMessage() + ")");
            }
        }
    }

    /** What it printed so far, on both streams. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Waits for a line; fails with everything printed when it ends without. */
    public String awaitLine(Predicate<String> wanted) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> lines().stream().anyMatch(wanted) || !process.isAlive() && !reader.isAlive());
        return lines().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("it ended with:\n" + String.join("\n", lines())));
    }

    /** Waits until it printed so many lines, or ended. */
    public void awaitLines(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> lines().size() >= count || !process.isAlive());
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it runs on after:\n" + String.join("\n", lines()));
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** As {@code kill -9} does it. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As {@code kill} does it: the program ends in order. */
    public void terminate() {
        process.destroy();
        exitCode();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
