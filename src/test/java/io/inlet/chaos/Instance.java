package io.inlet.chaos;

import io.inlet.Program;
import io.inlet.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One life of a gateway: {@code inlet run} as a process of its own, from its start to its end. */
final class Instance {
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final String armed;
    private final Program program;
    private final long begun;
    private Duration untilReady;

    /** @param armed the failpoint at which it halts, or null */
    Instance(Path home, Map<String, String> environment, String armed) throws IOException {
        this.armed = armed;
        Archive archive = Archive.of(home, environment, OPTIONS);
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(archive.options());
        if (armed != null) {
            options.add("-Dinlet.failpoint=" + armed);
        }
        begun = System.nanoTime();
        program = Program.startFrom(archive.classPath, options, environment, "run", "--home", home.toString());
    }

    /** Waits until it is ready or dead. */
    boolean awaitReady() {
        boolean decided = Waiting.until(PATIENCE, () -> isReady() || !isAlive());
        if (!decided) {
            throw new AssertionError("not ready after " + PATIENCE + ":\n" + String.join("\n", program.lines()));
        }
        if (isReady() && untilReady == null) {
            untilReady = Duration.ofNanos(System.nanoTime() - begun);
        }
        return isReady();
    }

    /** Null as long as it is not ready, or when it never was. */
    Duration untilReady() {
        return untilReady;
    }

    boolean isReady() {
        return program.lines().contains("ready");
    }

    boolean isAlive() {
        return ProcessHandle.of(program.pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether it ended at its failpoint. */
    boolean halted() {
        return !isAlive() && program.exitCode() == Failpoint.STATUS;
    }

    int status() {
        return program.exitCode();
    }

    /** Where it listens; null before it is ready. */
    String url(String which) {
        return program.lines().stream()
                .filter(line -> line.startsWith(which + ": "))
                .map(line -> line.substring(which.length() + 2))
                .findFirst()
                .orElse(null);
    }

    List<String> lines() {
        return program.lines();
    }

    void kill() {
        program.kill();
    }

    void terminate() {
        program.terminate();
    }

    void signal(String name) {
        signal(program.pid(), name);
    }

    static void signal(long pid, String name) {
        try {
            Process sent = new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .inheritIO()
                    .start();
            sent.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException unsent) {
            throw new IllegalStateException(unsent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void keepOutput(Path file) throws IOException {
        Files.write(file, program.lines());
    }
}
